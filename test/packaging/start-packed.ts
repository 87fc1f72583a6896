import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { SAMPLE_EXPECTED } from '../../shared/engine.ts'
import { Cdp } from '../standin/cdp.ts'
import { say } from './claims.ts'
import { PROJECT } from './pack.ts'

// Starts what `npm run pack -- dir` made of a real Electron, and opens the sample case in it: that its threads, its
// wasm and its SQLite work from within app.asar is seen only there. Playwright cannot: it needs the debugger of Node,
// which a fuse has taken out. `PROGRAM` may be named instead.

const LIMIT_MS = 120_000
const SUFFIX = process.arch === 'x64' ? '' : `-${process.arch}`
const PROGRAMS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: `linux${SUFFIX}-unpacked/docket`,
  win32: `win${SUFFIX}-unpacked/Docket.exe`,
  darwin: `mac${SUFFIX}/Docket.app/Contents/MacOS/Docket`,
}
const program = process.argv[2] ?? join(PROJECT, 'dist/packages', PROGRAMS[process.platform] ?? '')
const Targets = z.array(z.object({ type: z.string(), webSocketDebuggerUrl: z.string() }))

const home = await mkdtemp(join(tmpdir(), 'docket-packed-'))
const child = spawn(program, ['--remote-debugging-port=0', `--user-data-dir=${join(home, 'user')}`], {
  env: { ...process.env, DOCKET_HOME: join(home, 'desk') },
  stdio: ['ignore', 'ignore', 'pipe'],
})
const late = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS)
try {
  const page = await Cdp.connect(await pageOf(await listening(child)))
  const { decisions, verdicts } = SAMPLE_EXPECTED.rebuild
  const { result, exceptionDetails } = await page.send('Runtime.evaluate', {
    expression: walk(`${verdicts['diverged'] ?? 0} of ${decisions} decisions`),
    awaitPromise: true,
    returnByValue: true,
  })
  if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails))
  say(`holds           the packed program opens the sample case (${String(result.value)})`)
} finally {
  clearTimeout(late)
  child.kill()
  await new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(undefined)
    else child.once('exit', resolve)
  })
  await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
}

/** Where Chromium's DevTools listen, as it says itself. */
async function listening({ stderr }: ChildProcess): Promise<string> {
  if (stderr === null) throw new Error('the program has no stderr')
  const lines: string[] = []
  for await (const line of createInterface(stderr)) {
    const [, host] = /^DevTools listening on ws:\/\/([^/]+)\//.exec(line) ?? []
    if (host !== undefined) {
      stderr.resume()
      return host
    }
    lines.push(line)
  }
  throw new Error(`${program} ended before it had a window; it said:\n${lines.join('\n')}`)
}

/** The address of the one page, once it is there. */
async function pageOf(host: string): Promise<string> {
  for (;;) {
    const targets = Targets.safeParse(await (await fetch(`http://${host}/json/list`)).json())
    const page = targets.data?.find(({ type }) => type === 'page')
    if (page !== undefined) return page.webSocketDebuggerUrl
    await new Promise((resolve) => {
      setTimeout(resolve, 200)
    })
  }
}

/** Runs in the page: presses what a person would, and waits for the words that come of it. */
function walk(wanted: string): string {
  return `(async () => {
    const until = async (find) => {
      for (;;) {
        const found = find()
        if (found) return found
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    }
    const named = (selector, name) => () =>
      [...document.querySelectorAll(selector)].findLast(
        (one) => (one.getAttribute('aria-label') ?? one.textContent).trim().startsWith(name))
    ;(await until(named('button', 'Open the sample case'))).click()
    await until(() => location.hash.endsWith('/overview'))
    ;(await until(named('nav a', 'Decisions'))).click()
    ;(await until(named('[role=checkbox], label', 'diverged'))).click()
    return (await until(() => new RegExp(${JSON.stringify(wanted)}).exec(document.body.innerText)))[0]
  })()`
}
