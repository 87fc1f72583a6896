import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { builtApp } from '../fixtures/built-app.ts'
import { deskFacts, EXPECTED_FACTS } from '../fixtures/desk-facts.ts'
import { type LaunchedDesk, launchDesk, SHELLS } from '../fixtures/desk-launch.ts'
import {
  answered,
  askDesk,
  chosen,
  drop,
  hear,
  heardOf,
  type PageWithDesk,
  startJob,
} from '../fixtures/page-desk.ts'
import { runsOf, writeSmallCase } from '../fixtures/small-case.ts'

/** Enough that an import can be met while it is at work. */
const MANY_RUNS = 20_000
const RECORDS_A_RUN = 3

describe.each(SHELLS)('the built desk under $name', (shell) => {
  let desk: LaunchedDesk

  beforeAll(async () => {
    if (shell.missing !== undefined) return
    await builtApp()
    desk = await launchDesk(shell)
  }, 120_000)
  beforeEach((context) => {
    if (shell.missing !== undefined) context.skip(shell.missing)
  })
  afterAll(async () => {
    // Skipped, it was never opened.
    await (desk as LaunchedDesk | undefined)?.[Symbol.asyncDispose]()
  }, 60_000)

  const enginePid = async (): Promise<number> =>
    desk.app.evaluate(({ app }) => {
      const engine = app.getAppMetrics().find(({ name }) => name === 'Docket engine')
      if (engine === undefined) throw new Error('there is no engine')
      return engine.pid
    })
  /** A new case, and files to import into it, held by the desk. */
  const caseAndFiles = async (name: string, runs: number): Promise<{ case: string; files: string[] }> => {
    const { app, page, folder } = desk
    const paths = writeSmallCase(join(folder, name), runsOf(runs))
    const [file] = await chosen(app, page, [join(folder, `${name}.docket`)])
    const made = await answered(page, 'cases.create', { file: file!.token })
    const files = await chosen(app, page, paths)
    return { case: made.case, files: files.map(({ token }) => token) }
  }

  it('opens one window, shown and shut off, whose page can ask the desk and nobody else', async () => {
    const { app, page, escapes } = desk
    expect(await deskFacts(app, page)).toEqual(EXPECTED_FACTS)
    expect(escapes()).toEqual([])
  })

  it('refuses a method that there is none of, an input that is not as the contract says, and what is not here', async () => {
    const { page } = desk
    const unknown = page.evaluate(async () =>
      (globalThis as unknown as PageWithDesk).docket.call('receive', ['/etc/passwd']),
    )
    await expect(unknown).rejects.toThrow('the contract has no call of that name')
    const wrong = await askDesk(page, 'case.info', { case: 'x', path: '/etc/passwd' } as { case: string })
    expect(wrong).toMatchObject({ ok: false, error: { code: 'USAGE' } })
    const elsewhere = await askDesk(page, 'shell.folder', { folder: null })
    expect(elsewhere).toMatchObject({ ok: false, error: { code: 'NOT_HERE' } })
  })

  it('serves the page and nothing beside it', async () => {
    const statusOf = async (address: string): Promise<number> =>
      desk.app.evaluate(
        async ({ session }, url) => (await session.fromPartition('desk').fetch(url)).status,
        address,
      )
    expect(await statusOf('app://docket/index.html')).toBe(200)
    for (const path of [
      '..%2fmain%2fmain.js',
      'assets%2f..%2f..%2fpreload%2fpreload.cjs',
      '%00.html',
      '%zz.html',
      'assets',
    ])
      expect([path, await statusOf(`app://docket/${path}`)]).toEqual([path, 404])
    expect(await statusOf('app://docket.evil/index.html')).toBe(404)
  })

  it('answers no window but its own', async () => {
    const { app, page } = desk
    const opening = app.waitForEvent('window')
    await app.evaluate(({ BrowserWindow }) => {
      const [own] = BrowserWindow.getAllWindows()
      const contents = own!.webContents as unknown as { getLastWebPreferences(): { preload: string } }
      const { preload } = contents.getLastWebPreferences()
      const foreign = new BrowserWindow({
        show: false,
        webPreferences: { preload, session: own!.webContents.session, sandbox: true, contextIsolation: true },
      })
      return foreign.loadURL(own!.webContents.getURL())
    })
    const foreign = await opening
    await foreign.waitForFunction(() => 'docket' in globalThis)
    const refused = await askDesk(foreign, 'desk.about', {})
    expect(refused).toMatchObject({ ok: false, error: { code: 'SENDER_REFUSED' } })
    expect(await askDesk(page, 'desk.about', {})).toMatchObject({ ok: true, value: { host: 'electron' } })
    await foreign.close()
  })

  it('gives a page tokens for what is chosen and dropped, never paths', async () => {
    const { app, page, folder } = desk
    const [, , evidence = ''] = writeSmallCase(join(folder, 'chosen'), runsOf(1))
    const files = await chosen(app, page, [evidence])
    const dropped = await drop(page, evidence)
    // The same file has the same token, by whatever way it came.
    expect(dropped).toEqual({ ok: true, value: { files } })
    expect(files).toMatchObject([{ name: 'engine.ndjson', kind: 'file', token: expect.any(String) }])
    expect(JSON.stringify(files)).not.toContain(folder)
    // A file that the page made up has no path, whatever it is called.
    const madeUp = page.evaluate(async () => {
      const own = globalThis as unknown as PageWithDesk
      return own.docket.receive([new File(['x'], '/etc/passwd')])
    })
    expect(await madeUp).toMatchObject({ ok: false, error: { code: 'USAGE' } })
  })

  it('does a job with progress, told to the page, and answers with what it made', async () => {
    const { page } = desk
    const given = await caseAndFiles('whole', 300)
    const job = await startJob(page, 'case.import', { ...given, rebuild: 'after' })
    expect(await job.outcome()).toMatchObject({ state: 'done' })
    const told = await job.progress()
    expect(told.length).toBeGreaterThan(1)
    expect(told.at(-1)!.records).toBeGreaterThanOrEqual(told[0]!.records)
    const { rows, total } = await answered(page, 'decisions.page', { case: given.case, where: [], limit: 5 })
    expect([rows.length, total]).toEqual([5, 300])
  })

  it('stops a job that is cancelled', async () => {
    const { page } = desk
    const given = await caseAndFiles('cancelled', MANY_RUNS)
    const job = await startJob(page, 'case.import', { ...given, rebuild: 'after' })
    await job.firstProgress()
    await answered(page, 'job.cancel', { jobId: job.jobId })
    expect(await job.outcome()).toEqual({ state: 'cancelled' })
    expect(await answered(page, 'job.running', {})).toEqual({ jobs: [] })
  })

  it('survives the end of its engine: the job is told as failed, and all that was open answers again', async () => {
    const { page } = desk
    const given = await caseAndFiles('killed', MANY_RUNS)
    const job = await startJob(page, 'case.import', { ...given, rebuild: 'leave' })
    await job.firstProgress()
    const before = await enginePid()
    process.kill(before, 'SIGKILL')
    expect(await job.outcome()).toMatchObject({ state: 'failed', error: { code: 'ENGINE_ENDED' } })
    expect(await heardOf(page, 'engine.restarted')).toEqual({ jobs: 1 })
    expect(await enginePid()).not.toBe(before)
    // By tokens of the engine before: the import goes on from its last whole batch.
    const again = await startJob(page, 'case.import', { ...given, rebuild: 'leave' })
    expect(await again.outcome()).toMatchObject({ state: 'done' })
    const { records } = await answered(page, 'case.info', { case: given.case })
    expect(records).toBe(MANY_RUNS * RECORDS_A_RUN)
  })

  it('tells the page what was chosen in the menu', async () => {
    const { app, page } = desk
    await hear(page)
    await app.evaluate(({ Menu, BrowserWindow }) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById('keys.show')
      item?.click(undefined, BrowserWindow.getAllWindows()[0])
    })
    expect(await heardOf(page, 'menu.chosen')).toEqual({ command: 'keys.show' })
  })

  it('opens the sample case from the menu', async () => {
    const { app, page } = desk
    await app.evaluate(({ Menu, BrowserWindow }) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById('case.sample')
      item?.click(undefined, BrowserWindow.getAllWindows()[0])
    })
    await page.waitForURL(/#\/erp-ap-2026q2\/overview/)
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    const { cases } = await answered(page, 'cases.recent', {})
    expect(cases[0]).toMatchObject({ name: 'erp-ap-2026q2', state: 'open' })
  })

  it('opens what the system hands it in a window of its own: a case on its overview, a packet to be verified', async () => {
    const { app, folder } = desk
    writeFileSync(join(folder, 'q2.packet'), 'no packet at all')
    for (const [name, place] of [
      ['whole.docket', /#\/whole\/overview/],
      ['q2.packet', /#\/-\/packets\?packet=/],
    ] as const) {
      const opening = app.waitForEvent('window')
      await app.evaluate(
        ({ app: electronApp }, path) => {
          electronApp.emit('second-instance', {}, ['docket', '--flag', path], '/')
        },
        join(folder, name),
      )
      const opened = await opening
      await opened.waitForURL(place)
      const heading = name === 'whole.docket' ? 'Overview' : 'Packets'
      expect(await opened.getByRole('heading', { name: heading }).first().textContent()).toContain(heading)
      await opened.close()
    }
  })

  it('shows a page that broke down again, where it was', async () => {
    const { app, page } = desk
    const opening = app.waitForEvent('window')
    await answered(page, 'shell.openWindow', { address: '#/-/packets' })
    const broken = await opening
    await broken.waitForURL(/#\/-\/packets$/)
    await broken.waitForLoadState()
    const window = await app.browserWindow(broken)
    const address = await window.evaluate(async (shown) => {
      const { webContents } = shown
      const again = new Promise((resolve) => {
        webContents.once('did-finish-load', resolve)
      })
      webContents.forcefullyCrashRenderer()
      await again
      const url = webContents.getURL()
      shown.destroy()
      return url
    })
    expect(address).toBe('app://docket/index.html#/-/packets')
  })

  it('lets nothing out in all of this', () => {
    expect(desk.escapes()).toEqual([])
  })
})
