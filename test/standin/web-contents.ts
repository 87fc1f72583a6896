import { EventEmitter } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fromBrowser, toBrowser } from './addresses.ts'
import type { Cdp, CdpEvent, Params } from './cdp.ts'
import { chromium } from './chromium.ts'
import { escaped } from './escapes.ts'
import { invoked } from './ipc-main.ts'
import { answerRequest } from './page-requests.ts'
import { forgetPage, makePage } from './pages.ts'
import { PRELOAD_WORLD, pageScript, preloadScript, readPreload } from './preload-script.ts'
import type { Session } from './session.ts'
import { modelled } from './unmodelled.ts'
import { toWire } from './wire.ts'

export interface WebPreferences {
  readonly preload?: string
  readonly session: Session
  readonly [other: string]: unknown
}

const CLOSE_AGAIN_MS = 300

/** Permissions by Chromium's name and Electron's. */
const PERMISSIONS = [
  ['clipboard-write', 'clipboard-sanitized-write'],
  ['clipboard-read', 'clipboard-read'],
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
] as const

type OpenHandler = (details: { readonly url: string }) => { readonly action: 'deny' | 'allow' }

/** Electron's `WebContents` over one page of Chromium. */
export class WebContents extends EventEmitter {
  static #made = 0

  readonly id: number
  readonly session: Session
  /** As main and tests see it. */
  readonly self: WebContents
  readonly #preferences: WebPreferences
  readonly #secret = `standin-${crypto.randomUUID()}`
  /** Once the page is there with its preload in place. */
  readonly #ready: Promise<void>
  #cdp: Cdp | undefined
  #targetId = ''
  #sessionId = ''
  #address = ''
  #preloadContext: number | undefined
  #openHandler: OpenHandler | undefined
  #destroyed = false
  /** Main loads this just now: no navigation of the page's own. */
  #loading: string | undefined

  constructor(preferences: WebPreferences, size: { readonly width: number; readonly height: number }) {
    super()
    WebContents.#made += 1
    this.id = WebContents.#made
    this.session = preferences.session
    this.#preferences = preferences
    this.self = modelled('webContents', this)
    this.#ready = this.#create(size)
    this.#ready.catch((error: unknown) => process.stderr.write(`stand-in: no page: ${String(error)}\n`))
  }

  getURL(): string {
    return this.#address
  }

  getLastWebPreferences(): WebPreferences {
    return this.#preferences
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  setWebRTCIPHandlingPolicy(_policy: string): void {}

  async loadURL(address: string): Promise<void> {
    await this.#ready
    const url = toBrowser(address)
    this.#loading = url.replace(/#.*$/, '')
    const { promise: finished, resolve } = Promise.withResolvers<void>()
    this.once('did-finish-load', resolve)
    const { errorText, loaderId } = await this.#send('Page.navigate', { url })
    if (errorText !== undefined) {
      this.emit('did-fail-load', {}, -2, errorText, address, true)
      throw new Error(`${String(errorText)} loading '${address}'`)
    }
    // Without one it was only another place of the same page.
    if (loaderId !== undefined) await finished
  }

  reload(): void {
    this.#loading = toBrowser(this.#address).replace(/#.*$/, '')
    void this.#send('Page.reload')
  }

  /** To the preload; what comes before there is one is lost, as in Electron. */
  send(channel: string, ...given: unknown[]): void {
    const text = toWire(['event', channel, ...given])
    void this.#toPreload(text)
  }

  forcefullyCrashRenderer(): void {
    this.#send('Page.crash').catch(() => {})
  }

  /** The page goes; its window hears `destroyed`. */
  close(): void {
    void this.#close()
  }

  askToOpen(url: string): void {
    if (this.#openHandler?.({ url: fromBrowser(url) }).action !== 'deny') escaped(`a window at ${url}`)
  }

  async #close(): Promise<void> {
    await this.#ready
    const cdp = await chromium()
    // Chromium loses the wish where the page is just being loaded anew: it is said until it is heard.
    while (!this.#destroyed) {
      await cdp.send('Target.closeTarget', { targetId: this.#targetId }).catch(() => {})
      await wait(CLOSE_AGAIN_MS)
    }
  }

  async #create(size: { readonly width: number; readonly height: number }): Promise<void> {
    const cdp = await chromium()
    this.#cdp = cdp
    this.#targetId = await makePage(cdp, this.self, size)
    const { sessionId } = await cdp.send('Target.attachToTarget', {
      targetId: this.#targetId,
      flatten: true,
    })
    this.#sessionId = sessionId
    cdp.on((event) => this.#heard(event))
    for (const [name, permission] of PERMISSIONS) {
      const setting = this.session.permits(permission) ? 'granted' : 'denied'
      await cdp.send('Browser.setPermission', { permission: { name }, setting })
    }
    const source = preloadScript(this.#secret, this.#preload())
    await Promise.all([
      this.#send('Page.enable'),
      this.#send('Runtime.enable'),
      this.#send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      this.#send('Runtime.addBinding', { name: 'toMain', executionContextName: PRELOAD_WORLD }),
      this.#send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(this.#secret) }),
      this.#send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: PRELOAD_WORLD }),
    ])
  }

  #preload(): string {
    const { preload } = this.#preferences
    if (preload === undefined) return ''
    try {
      return readPreload(preload)
    } catch (error) {
      process.stderr.write(`Unable to load preload script: ${preload}\n${String(error)}\n`)
      this.emit('preload-error', {}, preload, error)
      return ''
    }
  }

  #heard({ method, params, sessionId }: CdpEvent): void {
    if (method === 'Target.targetDestroyed' && params['targetId'] === this.#targetId) this.#gone()
    if (method === 'Target.targetInfoChanged' && params['targetInfo'].targetId === this.#targetId)
      this.emit('page-title-updated', {}, params['targetInfo'].title)
    if (sessionId !== this.#sessionId) return
    switch (method) {
      case 'Page.frameNavigated': {
        const { parentId, url, urlFragment = '' } = params['frame']
        if (parentId === undefined) this.#moved('did-navigate', `${url}${urlFragment}`)
        return
      }
      case 'Page.navigatedWithinDocument':
        this.#moved('did-navigate-in-page', params['url'])
        return
      case 'Page.loadEventFired':
        if (this.#address !== 'about:blank') this.emit('did-finish-load')
        return
      case 'Runtime.executionContextCreated': {
        const { name, id, auxData } = params['context']
        // Frames within the page have no preload.
        if (name === PRELOAD_WORLD && auxData.frameId === this.#targetId) this.#preloadContext = id
        return
      }
      case 'Runtime.bindingCalled':
        void this.#fromPreload(JSON.parse(params['payload']) as Params)
        return
      case 'Fetch.requestPaused':
        void this.#requested(params)
        return
      case 'Inspector.targetCrashed':
        this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 })
        break
      default:
    }
  }

  #moved(event: string, url: string): void {
    this.#address = fromBrowser(url)
    this.emit(event, {}, this.#address)
  }

  async #requested(paused: Params): Promise<void> {
    const { url } = paused['request'] as { url: string }
    const ownDocument = paused['resourceType'] === 'Document' && url === this.#loading
    if (ownDocument) this.#loading = undefined
    const answer = await answerRequest(paused, {
      session: this.session,
      // The main frame has the id of its target.
      navigates: (to, frameId) =>
        ownDocument || this.#lets('will-frame-navigate', to, frameId === this.#targetId),
    })
    await this.#send(answer.method, answer.params).catch(() => {})
  }

  #lets(name: string, url: string, isMainFrame: boolean): boolean {
    let prevented = false
    this.emit(name, {
      url,
      isMainFrame,
      preventDefault: () => {
        prevented = true
      },
    })
    return !prevented
  }

  async #fromPreload(message: Params): Promise<void> {
    if (message['kind'] === 'open') {
      this.askToOpen(message['url'])
      return
    }
    const given = await this.#withPaths(message['given'])
    const frame = { url: this.#address, parent: null }
    const event = { sender: this.self, senderFrame: frame }
    await this.#toPreload(await invoked({ id: message['id'], channel: message['channel'], given }, event))
  }

  /** The preload cannot know where a dropped file lies: Chromium tells it here. */
  async #withPaths(given: string): Promise<string> {
    let text = given
    for (const [word, at] of given.matchAll(new RegExp(`${this.#secret}:file:(\\d+)`, 'g'))) {
      const { result } = await this.#evaluate(`fileNumbered(${at})`)
      const { path } = await this.#send('DOM.getFileInfo', { objectId: result.objectId })
      text = text.replace(word, () => JSON.stringify(path).slice(1, -1))
    }
    return text
  }

  async #toPreload(text: string): Promise<void> {
    if (this.#preloadContext === undefined) return
    await this.#evaluate(`fromMain(${JSON.stringify(text)})`).catch(() => {})
  }

  async #evaluate(expression: string): Promise<Params> {
    return this.#send('Runtime.evaluate', { expression, contextId: this.#preloadContext })
  }

  async #send(method: string, params: Params = {}): Promise<Params> {
    if (this.#cdp === undefined) throw new Error('no page yet')
    return this.#cdp.send(method, params, this.#sessionId)
  }

  #gone(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    forgetPage(this.#targetId)
    this.emit('destroyed')
  }
}
