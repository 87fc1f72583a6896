import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { deskFolder } from '../engine-host/desk-folder.ts'
import { openBrowserHost } from './browser-host.ts'
import { findElectron } from './find-electron.ts'
import { openAddress } from './open-address.ts'
import { pageFolder, upToDate } from './up-to-date.ts'

const PROJECT = resolve(import.meta.dirname, '../..')
/** A program that ends with an error sooner than this never showed a window. */
const SHOWN_MS = 5000
/** One Ctrl-C may be told twice: by the terminal and by npm. */
const SAME_SIGNAL_MS = 500
const USAGE = `npm start [-- --host electron|browser] [--no-open]

  --host browser   in the browser, even where Electron is installed
  --host electron  in Electron or not at all
  --no-open        prints the address in place of opening a browser
`

// `npm start`: the app in Electron where it can be had, else in the browser.
process.exitCode = await start(process.argv.slice(2))

async function start(args: readonly string[]): Promise<number> {
  const wanted = choices(args)
  if (wanted === undefined) {
    process.stderr.write(USAGE)
    return 2
  }
  if (wanted.host !== 'browser') {
    const why = await inElectron()
    if (why === undefined) return 0
    if (wanted.host === 'electron') {
      say(`${why}.`)
      return 1
    }
    say(`${why}: the app opens in the browser.`)
  }
  await inBrowser(wanted.open)
  return 0
}

function choices(args: readonly string[]) {
  const options = { host: { type: 'string' }, 'no-open': { type: 'boolean' } } as const
  try {
    const { values } = parseArgs({ args: [...args], options })
    const { host, 'no-open': noOpen = false } = values
    if (host !== undefined && host !== 'electron' && host !== 'browser') return undefined
    return { host, open: !noOpen }
  } catch {
    // An option that is none: the caller shows the usage.
    return undefined
  }
}

/** Runs the app in Electron to its end; else why it did not open, in words. */
async function inElectron(): Promise<string | undefined> {
  const { executable, why } = await findElectron(PROJECT)
  if (executable === undefined) return why
  await upToDate(PROJECT, 'app', say)
  const started = performance.now()
  const child = spawn(executable, [PROJECT], { stdio: 'inherit' })
  // The window's program ends on Ctrl-C by itself, and this one when it has.
  process.on('SIGINT', () => undefined)
  const code = await new Promise<number | null>((ended) => {
    child.once('error', () => ended(-1))
    child.once('exit', ended)
  })
  process.removeAllListeners('SIGINT')
  return code === 0 || performance.now() - started > SHOWN_MS ? undefined : 'Electron did not start'
}

/** Runs the app in the browser until it is told to end. */
async function inBrowser(open: boolean): Promise<void> {
  await upToDate(PROJECT, 'page', say)
  const host = await openBrowserHost({
    folder: deskFolder(process.env, process.platform),
    page: pageFolder(PROJECT),
  })
  const tell = (): string => {
    const address = host.newAddress()
    say(`Docket is at ${address}`)
    return address
  }
  const address = tell()
  if (open) openAddress(address)
  if (process.stdin.isTTY) {
    say('The address can be opened once. Enter gives another, Ctrl-C ends Docket.')
    createInterface({ input: process.stdin }).on('line', tell)
  }
  await untilTold()
  await host.close()
  process.stdin.destroy()
}

async function untilTold(): Promise<void> {
  await new Promise<void>((told) => {
    let first: number | undefined
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        const now = performance.now()
        first ??= now
        // Told again, it does not wait for its jobs to stop.
        if (now - first > SAME_SIGNAL_MS) process.exit(1)
        told()
      })
  })
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
