import { join } from 'node:path'
import { app, BrowserWindow, safeStorage, screen, session } from 'electron'
import { deskFolder, EngineClient } from '../engine-host/client.ts'
import { bindContract } from '../ipc/bind.ts'
import { tellWindows } from '../ipc/tell-windows.ts'
import { serveApp } from './app-protocol.ts'
import { KeptPassphrases } from './kept-passphrases.ts'
import { setMenu } from './menu.ts'
import { isOpened, placeOf } from './opened-files.ts'
import { closeSession } from './security.ts'
import { WindowPlaces } from './window-places.ts'
import { Windows } from './window.ts'

/** Kept in memory only: nothing of a case is left in a browser's cache. */
const SESSION = 'desk'

/** Where the other built files lie, beside `main`. */
const BUILT = join(import.meta.dirname, '..')

/** The desk once the app is ready: the engine, its windows, its menu. */
export class DeskApp {
  readonly #engine: EngineClient
  readonly #windows: Windows

  constructor() {
    const folder = deskFolder(process.env, process.platform)
    this.#engine = new EngineClient({
      file: join(BUILT, 'engine', 'engine-process.js'),
      folder,
    })
    const desk = session.fromPartition(SESSION)
    closeSession(desk)
    serveApp(desk, join(BUILT, 'renderer'))
    const devTools = !app.isPackaged
    this.#windows = new Windows({
      session: desk,
      preload: join(BUILT, 'preload', 'preload.cjs'),
      places: new WindowPlaces(
        join(app.getPath('userData'), 'window.json'),
        (window) => screen.getDisplayMatching(window).workArea,
      ),
      devTools,
    })
    bindContract({
      engine: this.#engine,
      passphrases: new KeptPassphrases(folder, safeStorage, process.platform),
      openWindow: (place) => this.#windows.open(place),
      isWindow: (contents) => this.#windows.all.some(({ webContents }) => webContents === contents),
    })
    this.#engine.on((event) => tellWindows(this.#windows.all, event))
    setMenu({
      platform: process.platform,
      devTools,
      openWindow: () => this.#windows.open(),
      command: (command, window) => {
        const shown = window instanceof BrowserWindow ? window : this.#windows.open()
        tellWindows([shown], { name: 'menu.chosen', payload: { command } })
      },
    })
  }

  /** Opens a window for each file that is a case or a packet; without one, shows a window. */
  async open(paths: readonly string[]): Promise<void> {
    const opened = paths.filter(isOpened)
    if (opened.length === 0) {
      this.#windows.show()
      return
    }
    const held = await this.#engine.hold(opened)
    const tokens = held.ok ? held.value.files.map(({ token }) => token) : []
    for (const [at, path] of opened.entries()) {
      const token = tokens[at]
      // Without its token the window can still say how to open it.
      this.#windows.open(token === undefined ? '' : placeOf(path, token))
    }
  }

  /** Has the engine stop its work; what it has read stays read. */
  async close(): Promise<void> {
    await this.#engine.close()
  }
}
