import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../fixtures/browser.ts'
import { builtApp } from '../fixtures/built-app.ts'

let project: string
let home: string
let started: ChildProcess | undefined

beforeAll(async () => {
  // So that it does not build anew what another test is just showing.
  project = await builtApp()
}, 180_000)
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'docket-home-'))
})
afterEach(() => {
  started?.kill('SIGKILL')
  rmSync(home, { recursive: true })
})

/** Runs what `npm start` runs, without a display; gives its lines as they come. */
function start(...args: readonly string[]) {
  started = spawn(process.execPath, [join(project, 'electron/browser-host/start.ts'), ...args], {
    env: { ...process.env, DOCKET_HOME: home, DISPLAY: '', WAYLAND_DISPLAY: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { stdout } = started
  if (stdout === null) throw new Error('it has no output')
  return { child: started, lines: createInterface({ input: stdout })[Symbol.asyncIterator]() }
}

async function addressIn(lines: AsyncIterator<string>): Promise<string> {
  for (;;) {
    const { value, done } = await lines.next()
    if (done === true) throw new Error('it ended without an address')
    const [, address] = /^Docket is at (http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43})$/.exec(value) ?? []
    if (address !== undefined) return address
  }
}

describe('npm start', () => {
  it('prints an address that opens the app in a browser, and ends cleanly on Ctrl-C', async () => {
    const { child, lines } = start('--host', 'browser', '--no-open')
    const address = await addressIn(lines)
    await using browser = await launchBrowser()
    const page = await browser.newPage()
    await page.goto(address)
    await page.getByRole('heading', { name: 'Cases' }).first().waitFor()
    // Neither the token nor the key stays where it would be copied or seen.
    expect(page.url()).not.toMatch(/token|key/)
    const ended = once(child, 'exit')
    child.kill('SIGINT')
    expect(await ended).toEqual([0, null])
  })

  it.runIf(process.platform === 'linux')(
    'says in one line why it opens in the browser, without being asked',
    async () => {
      const { child, lines } = start('--no-open')
      const { value } = await lines.next()
      expect(value).toBe('Electron has no display here: the app opens in the browser.')
      await addressIn(lines)
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  )

  it.runIf(process.platform === 'linux')('opens in Electron or not at all, where that is asked', async () => {
    const { child } = start('--host', 'electron')
    expect(await once(child, 'exit')).toEqual([1, null])
  })

  it('refuses what it does not know', async () => {
    const { child } = start('--host', 'firefox')
    expect(await once(child, 'exit')).toEqual([2, null])
  })
})
