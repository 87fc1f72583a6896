import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { findBrowser } from '../fixtures/find-browser.ts'
import { Cdp } from './cdp.ts'

const LISTENING = /^DevTools listening on (ws:\S+)$/

const { promise, resolve } = Promise.withResolvers<Cdp>()
let child: ChildProcess | undefined
let profile: string | undefined

/** The connection to the browser, once it runs. */
export async function chromium(): Promise<Cdp> {
  return promise
}

/** Starts the browser with the switches that main set, and tells Playwright of it as Electron would. */
export async function startChromium(switches: readonly string[]): Promise<Cdp> {
  profile = mkdtempSync(join(tmpdir(), 'standin-profile-'))
  const { executable, args, env } = findBrowser()
  const own = ['--headless', '--remote-debugging-port=0', '--no-startup-window', `--user-data-dir=${profile}`]
  child = spawn(executable, [...args, ...own, ...switches], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const errors: string[] = []
  child.on('exit', (code) => {
    if (errors.length > 0)
      process.stderr.write(`stand-in: the browser ended (${code})\n${errors.join('\n')}\n`)
  })
  const { stderr } = child
  if (stderr === null) throw new Error('the browser has no stderr')
  for await (const line of createInterface(stderr)) {
    const [, address] = LISTENING.exec(line) ?? []
    if (address === undefined) {
      errors.push(line)
      continue
    }
    const cdp = await Cdp.connect(address)
    await cdp.send('Target.setDiscoverTargets', { discover: true })
    resolve(cdp)
    process.stderr.write(`${line}\n`)
    stderr.resume()
    return cdp
  }
  throw new Error(`the browser did not start\n${errors.join('\n')}`)
}

/** Ends the browser at once, and takes away what it wrote. */
export function endChromium(): void {
  child?.removeAllListeners('exit')
  child?.kill('SIGKILL')
  if (profile !== undefined) rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
}
