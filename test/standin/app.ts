import { EventEmitter } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeSchemes } from './addresses.ts'
import { endChromium } from './chromium.ts'
import { utilityMetrics } from './utility-process.ts'

interface Manifest {
  readonly name: string
  readonly version: string
  readonly main: string
}

/** Chromium's switches, as main appends them before the app is ready. */
class CommandLine {
  readonly #switches: string[] = []
  #closed = false

  appendSwitch(name: string, value?: string): void {
    if (this.#closed) throw new Error(`the switch ${name} comes too late to be heard`)
    this.#switches.push(value === undefined ? `--${name}` : `--${name}=${value}`)
  }

  close(): readonly string[] {
    this.#closed = true
    return this.#switches
  }
}

/** Electron's `app`. */
class App extends EventEmitter {
  readonly commandLine = new CommandLine()
  readonly isPackaged = false
  #folder = ''
  #manifest: Manifest = { name: 'electron', version: '0', main: 'index.js' }
  #ready = Promise.withResolvers<void>()
  #isReady = false
  #quitting = false
  #openWindows = (): readonly { close(): void }[] => []

  /** Before main is run. Gives main's file. */
  loadManifest(folder: string): string {
    this.#folder = folder
    this.#manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
    return join(folder, this.#manifest.main)
  }

  knowWindows(open: () => readonly { close(): void }[]): void {
    this.#openWindows = open
  }

  /** Main has run: what must be said before the app is ready has been. */
  becomeReady(): void {
    closeSchemes()
    this.#isReady = true
    this.emit('ready', {})
    this.#ready.resolve()
  }

  async whenReady(): Promise<void> {
    return this.#ready.promise
  }

  isReady(): boolean {
    return this.#isReady
  }

  enableSandbox(): void {}

  requestSingleInstanceLock(): boolean {
    return true
  }

  getAppMetrics(): ReturnType<typeof utilityMetrics> {
    return utilityMetrics()
  }

  getAppPath(): string {
    return this.#folder
  }

  getName(): string {
    return this.#manifest.name
  }

  getVersion(): string {
    return this.#manifest.version
  }

  /** As in Electron, a switch says where the user's data is. */
  getPath(name: string): string {
    if (name === 'temp') return tmpdir()
    if (name !== 'userData') throw new Error(`the stand-in does not model app.getPath('${name}')`)
    const given = process.argv.find((argument) => argument.startsWith('--user-data-dir='))
    const folder = given?.slice('--user-data-dir='.length) ?? join(homedir(), '.config', this.#manifest.name)
    mkdirSync(folder, { recursive: true })
    return folder
  }

  quit(): void {
    this.#quitting = true
    this.emit('before-quit', {})
    const open = this.#openWindows()
    for (const window of open) window.close()
    if (open.length === 0) this.#quit()
  }

  exit(code = 0): void {
    endChromium()
    // oxlint-disable-next-line unicorn/no-process-exit -- This is what `app.exit` does.
    process.exit(code)
  }

  windowClosed(left: number): void {
    if (left > 0) return
    if (this.#quitting) this.#quit()
    else if (!this.emit('window-all-closed')) this.quit()
  }

  #quit(): void {
    let prevented = false
    this.emit('will-quit', {
      preventDefault: () => {
        prevented = true
      },
    })
    if (prevented) return
    this.emit('quit', {}, 0)
    this.exit()
  }
}

export const app = new App()
