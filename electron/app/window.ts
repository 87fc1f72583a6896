import { BrowserWindow, nativeTheme, type Session } from 'electron'
import { isPage, pageAddress } from './app-protocol.ts'
import type { WindowPlaces } from './window-places.ts'

/** Under these the panes of a decision no longer fit. */
const SMALLEST = { width: 800, height: 560 } as const
/** As `--surface` of the page's theme, so that no other colour is seen before it. */
const GROUND = { light: '#ffffff', dark: '#12171c' } as const
/** A page that ends so often so soon does it because of where it is; at its start, for ever. */
const RELOADS_IN_PLACE = 3
const RELOADS_AT_ALL = 6
const RELOADS_WITHIN_MS = 60_000

interface Surroundings {
  readonly session: Session
  /** The built preload: one CommonJS file. */
  readonly preload: string
  readonly places: WindowPlaces
  readonly devTools: boolean
}

/** The windows of this desk: each one page, none with more rights than another. */
export class Windows {
  readonly #by: Surroundings
  readonly #open = new Set<BrowserWindow>()

  constructor(by: Surroundings) {
    this.#by = by
  }

  get all(): readonly BrowserWindow[] {
    return [...this.#open]
  }

  /** Opens a window at a place of the app, `#/…`; it shows itself once there is something to see. */
  open(place = ''): BrowserWindow {
    const { places, session, preload, devTools } = this.#by
    const { maximized, ...bounds } = places.next(this.#open.size)
    const window = new BrowserWindow({
      ...bounds,
      minWidth: SMALLEST.width,
      minHeight: SMALLEST.height,
      title: 'Docket',
      show: false,
      backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
      webPreferences: {
        session,
        preload,
        devTools,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
      },
    })
    this.#open.add(window)
    window.once('ready-to-show', () => {
      if (maximized) window.maximize()
      window.show()
    })
    window.on('close', () => places.remember(window.getNormalBounds(), window.isMaximized()))
    window.on('closed', () => this.#open.delete(window))
    mendBrokenPages(window)
    load(window, place)
    return window
  }

  /** Brings a window to the front: the given one, or the last. Opens one where there is none. */
  show(window: BrowserWindow | undefined = this.all.at(-1)): void {
    if (window === undefined) {
      this.open()
      return
    }
    if (window.isMinimized()) window.restore()
    window.focus()
  }
}

/** A page whose process ended begins again where it was: its address says case and screen. */
function mendBrokenPages(window: BrowserWindow): void {
  const { webContents: contents } = window
  let ends: number[] = []
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const now = performance.now()
    ends = [...ends.filter((end) => now - end < RELOADS_WITHIN_MS), now]
    process.stderr.write(`a window's page ended: ${reason}\n`)
    if (ends.length > RELOADS_AT_ALL) {
      window.destroy()
      return
    }
    const address = contents.getURL()
    const stay = isPage(address) && ends.length <= RELOADS_IN_PLACE
    load(window, stay ? new URL(address).hash : '')
  })
}

/** Shows a place of the app. A load that another overtakes, or that a closed window ends, is no failure. */
function load(window: BrowserWindow, place: string): void {
  window.loadURL(pageAddress(place)).catch((error: unknown) => {
    if (!window.isDestroyed()) process.stderr.write(`a page was not loaded: ${String(error)}\n`)
  })
}
