import { EventEmitter } from 'node:events'
import { app } from './app.ts'
import { fromPartition } from './session.ts'
import { modelled } from './unmodelled.ts'
import { WebContents, type WebPreferences } from './web-contents.ts'

interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface WindowOptions extends Partial<Bounds> {
  readonly show?: boolean
  readonly title?: string
  readonly webPreferences?: Partial<WebPreferences>
  readonly [other: string]: unknown
}

/** What this stand-in cannot give a page, and so must not be asked to. */
const UNMODELLED: Readonly<Record<string, unknown>> = {
  sandbox: false,
  contextIsolation: false,
  nodeIntegration: true,
  nodeIntegrationInWorker: true,
  nodeIntegrationInSubFrames: true,
  webSecurity: false,
  webviewTag: true,
}

/** Electron's `BrowserWindow`, without a screen: where it lies and whether it is shown is only kept. */
export class BrowserWindow extends EventEmitter {
  static readonly #open: BrowserWindow[] = []
  static #made = 0

  static getAllWindows(): BrowserWindow[] {
    return [...BrowserWindow.#open]
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.#open.find(({ webContents }) => webContents === contents) ?? null
  }

  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.#open.at(-1) ?? null
  }

  readonly id: number
  readonly webContents: WebContents
  readonly #self: BrowserWindow
  #bounds: Bounds
  #title: string
  #visible: boolean
  #maximized = false
  #minimized = false
  #destroyed = false

  constructor({
    x = 0,
    y = 0,
    width = 800,
    height = 600,
    show = true,
    title = '',
    ...options
  }: WindowOptions) {
    super()
    const preferences = options.webPreferences ?? {}
    for (const [name, value] of Object.entries(UNMODELLED))
      if (preferences[name] === value)
        throw new Error(`the stand-in does not model a window with ${name}: ${String(value)}`)
    BrowserWindow.#made += 1
    this.id = BrowserWindow.#made
    this.#bounds = { x, y, width, height }
    this.#title = title
    this.#visible = show
    this.#self = modelled('BrowserWindow', this)
    const contents = new WebContents(
      { ...preferences, session: preferences.session ?? fromPartition('') },
      { width, height },
    )
    this.webContents = contents.self
    BrowserWindow.#open.push(this.#self)
    contents.once('did-finish-load', () => this.emit('ready-to-show'))
    contents.once('destroyed', () => this.#closed())
    contents.on('page-title-updated', (_event, title: string) => {
      // Before a page has one of its own, Chromium gives its address.
      if (!/^(about:|https?:|\S+\.standin)/.test(title)) this.#title = title
    })
    app.emit('web-contents-created', {}, contents.self)
    // So that `new` gives what the others know it by.
    // oxlint-disable-next-line no-constructor-return -- A proxy is the object here.
    return this.#self
  }

  async loadURL(address: string): Promise<void> {
    await this.webContents.loadURL(address)
  }

  show(): void {
    this.#visible = true
    this.focus()
  }

  isVisible(): boolean {
    return this.#visible
  }

  focus(): void {
    const at = BrowserWindow.#open.indexOf(this.#self)
    if (at >= 0) BrowserWindow.#open.push(...BrowserWindow.#open.splice(at, 1))
  }

  isFocused(): boolean {
    return BrowserWindow.getFocusedWindow() === this.#self
  }

  getTitle(): string {
    return this.#title
  }

  getBounds(): Bounds {
    return this.#bounds
  }

  getNormalBounds(): Bounds {
    return this.#bounds
  }

  setBounds(bounds: Partial<Bounds>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
  }

  isMaximized(): boolean {
    return this.#maximized
  }

  maximize(): void {
    this.#maximized = true
  }

  isMinimized(): boolean {
    return this.#minimized
  }

  minimize(): void {
    this.#minimized = true
  }

  restore(): void {
    this.#minimized = false
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  /** Asks its `close` listeners, then goes. */
  close(): void {
    let prevented = false
    this.emit('close', {
      preventDefault: () => {
        prevented = true
      },
    })
    if (!prevented) this.destroy()
  }

  destroy(): void {
    this.webContents.close()
  }

  #closed(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    BrowserWindow.#open.splice(BrowserWindow.#open.indexOf(this.#self), 1)
    this.emit('closed')
    app.windowClosed(BrowserWindow.#open.length)
  }
}
