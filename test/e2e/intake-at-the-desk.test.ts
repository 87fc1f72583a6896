import { copyFileSync, createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { axeViolations } from '../fixtures/axe.ts'
import { DESKS, type PersonsDesk } from '../fixtures/desks.ts'
import { settled } from '../fixtures/sample-desk.ts'
import { runsOf, writeSmallCase } from '../fixtures/small-case.ts'

/** Enough that an import can be stopped while it is at work. */
const MANY_RUNS = 150_000
const HOSTILE = process.platform === 'win32' ? 'plain.ndjson' : '<img src=x onerror=window.ran=1>.ndjson'
const SLOW = { timeout: 120_000 }

describe.each(DESKS)('intake in $name', (kind) => {
  let desk: PersonsDesk

  beforeAll(async () => {
    if (kind.missing === undefined) desk = await kind.open()
    else return
    writeSmallCase(desk.folder, runsOf(50))
    await writeMany(join(desk.folder, 'many.ndjson'))
    writeFileSync(join(desk.folder, 'prose.txt'), 'Dear all,\n')
    writeFileSync(
      join(desk.folder, HOSTILE),
      `{"id":"\u{202e}a","id":1}\n${JSON.stringify(runsOf(1, 90)[0])}\n`,
    )
    writeFileSync(join(desk.folder, 'damaged.docket'), 'SQLite format 3\0 and then nothing')
  }, 180_000)
  beforeEach((context) => {
    if (kind.missing !== undefined) context.skip(kind.missing)
  })
  afterAll(async () => {
    // Skipped, it was never opened.
    await (desk as PersonsDesk | undefined)?.[Symbol.asyncDispose]()
  }, 60_000)

  const row = (name: string | RegExp) => desk.page.getByRole('row', { name }).first()
  /** Once some of a file has been read, and not all. */
  const stopHalfway = async (): Promise<void> => {
    await desk.page
      .getByText(/records\/s/)
      .first()
      .waitFor(SLOW)
    await desk.page.keyboard.press('Escape')
  }

  it('says in Cases why a damaged case does not open, and goes on', async () => {
    const { page } = desk
    await expectSeen(page.getByRole('button', { name: 'New case' }).first())
    await desk.choose(['damaged.docket'], () => page.keyboard.press('o'))
    const alert = page.getByRole('alert')
    await expectSeen(alert.getByText('damaged.docket'))
    expect(await alert.innerText()).toMatch(/CASE_(?:NOT_A_CASE|DAMAGED)/)
    await alert.getByRole('button', { name: 'Close' }).click()
    await alert.waitFor({ state: 'hidden' })
  })

  it('recognises what is chosen, takes what it can, and says of the rest why', async () => {
    const { page } = desk
    await desk.saveAs('trial.docket', () => page.keyboard.press('n'))
    await expectSeen(page.getByText('No evidence yet.'))
    await desk.choose(['joiner.yaml', 'engine.ndjson', 'prose.txt', HOSTILE], () => page.keyboard.press('o'))
    await expectSeen(row(/prose\.txt.*not known/))
    expect(await row(/joiner\.yaml/).innerText()).toContain('Workflow definition')
    await expectSeen(page.getByText('"Dear all,"'))
    await settled(page)
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Start import' }).click()
    await expectSeen(page.getByText(/^\d+ decisions rebuilt from 51 runs\.$/))
    await expectSeen(row(/s1 engine\.ndjson.*150 150 0.*imported/))
    expect(await row(/prose\.txt/).innerText()).toContain('not known')
    expect(await page.evaluate('window.ran')).toBeUndefined()
  })

  it('shows a line in quarantine as it is, its fault marked, and nothing of it hidden', async () => {
    const { page } = desk
    const hostile = page.getByRole('row', { name: /s2 / })
    await hostile.click()
    await expectSeen(page.getByRole('heading', { name: 'Quarantine' }))
    await expectSeen(page.getByRole('heading', { name: 'Line 1' }))
    const shown = page.getByRole('region', { name: 'The line and its neighbours' })
    expect(await shown.locator('mark').innerText()).toBe('"id"')
    const text = await page.locator('body').innerText()
    expect(text).toContain('{"id":"⟨202E⟩a","id":1}')
    expect(text).not.toMatch(/[\u202a-\u202e]/)
    await settled(page)
    expect(await axeViolations(page)).toEqual([])
  })

  it('keeps what a person says of an export, holds it against what was read, and takes it back', async () => {
    const { page } = desk
    await row(/s1 engine\.ndjson/).click()
    await page.keyboard.press('e')
    const dialog = page.getByRole('dialog', { name: /Context of s1/ })
    await dialog.getByRole('textbox', { name: /Tenant/ }).fill('erp-prod')
    await dialog.getByRole('textbox', { name: /Expected/ }).fill('many')
    await expectSeen(dialog.getByText('Not a whole number.'))
    await dialog.getByRole('textbox', { name: /Expected/ }).fill('152')
    await page.keyboard.press('Enter')
    const context = page.getByRole('region', { name: 'Context', exact: true })
    await expectSeen(context.getByText('differs by 2'))
    await expectSeen(context.getByText('erp-prod'))
    await page.keyboard.press('z')
    await expectSeen(context.getByText('0 of 7 given'))
  })

  it('cancels an import, keeps what was read, and goes on from there', async () => {
    const { page } = desk
    await page.getByRole('checkbox', { name: 'Rebuild decisions when done' }).click()
    await desk.choose(['many.ndjson'], () => page.keyboard.press('o'))
    await expectSeen(row(/many\.ndjson.*waits for Start/))
    await page.keyboard.press('i')
    await stopHalfway()
    await expectSeen(row(/s3 many\.ndjson.*partial/))
    const lines = page.getByText(/[\d,]+ lines are in the case/).first()
    await expectSeen(lines)
    const read = Number(/[\d,]+/.exec(await lines.innerText())?.[0]?.replaceAll(',', ''))
    expect(read).toBeLessThan(MANY_RUNS * 3)
    await page.getByRole('button', { name: 'Resume', exact: true }).click()
    await expectSeen(row(/s3 many\.ndjson.*450,000 450,000.*imported/))
    await expectSeen(page.getByText('Something was imported since the decisions were rebuilt.'))
  })

  it('goes on with the same file when it is chosen again, and with no other', async () => {
    const { page } = desk
    copyFileSync(join(desk.folder, 'many.ndjson'), join(desk.folder, 'again.ndjson'))
    // Another file than the one that is in the case, byte for byte.
    writeFileSync(join(desk.folder, 'again.ndjson'), `${JSON.stringify(runsOf(1, 999_999)[0])}\n`, {
      flag: 'a',
    })
    await desk.choose(['again.ndjson'], () => page.keyboard.press('o'))
    await expectSeen(row(/again\.ndjson.*waits for Start/))
    await page.keyboard.press('i')
    await stopHalfway()
    await expectSeen(row(/s4 again\.ndjson.*partial/))
    const again = page.getByRole('button', { name: /hoose the file again/ })
    await desk.choose(['many.ndjson'], () => again.click())
    await expectSeen(page.getByText('many.ndjson was chosen, and the import of again.ndjson is to go on.'))
    await page.getByRole('alert').getByRole('button', { name: 'Close' }).click()
    await desk.choose(['again.ndjson'], () => again.click())
    await expectSeen(row(/s4 again\.ndjson.*450,001.*imported/))
  })

  it('tells of nothing on the console', () => {
    expect(desk.troubles()).toEqual([])
  })
})

describe('what is dropped on a window', () => {
  let desk: PersonsDesk

  beforeAll(async () => {
    desk = await DESKS[0]!.open()
    mkdirSync(join(desk.folder, 'files'))
    writeSmallCase(join(desk.folder, 'files'), runsOf(5))
  }, 180_000)
  afterAll(async () => desk[Symbol.asyncDispose](), 60_000)

  const evidence = () => readFileSync(join(desk.folder, 'files/engine.ndjson'))

  it('begins a case where none is open, and waits in its intake', async () => {
    const { page } = desk
    await expectSeen(page.getByRole('button', { name: 'New case' }).first())
    await desk.saveAs('dropped.docket', () => drop(page, { 'engine.ndjson': evidence() }))
    await expectSeen(page.getByRole('row', { name: /engine\.ndjson.*waits for Start/ }))
    await page.keyboard.press('i')
    await expectSeen(page.getByText('5 decisions rebuilt from 5 runs.'))
  })

  it('goes to the intake of the case on screen, whatever screen that is', async () => {
    const { page } = desk
    await page.evaluate(`window.location.hash = '#/dropped/decisions'`)
    await expectSeen(page.getByRole('heading', { name: 'Decisions' }))
    await drop(page, { 'notes.txt': Buffer.from('Dear all,') })
    await expectSeen(page.getByRole('row', { name: /notes\.txt.*not known/ }))
  })

  it('may be a folder that is chosen, which stands for its files and for the bundles in it', async () => {
    const { page } = desk
    await page.getByRole('button', { name: 'Choose a folder…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Choose a folder' })
    await dialog.getByRole('option', { name: 'files' }).click()
    await dialog.getByRole('button', { name: 'Choose files' }).click()
    await expectSeen(page.getByRole('row', { name: /joiner\.yaml.*waits for Start/ }))
    await expectSeen(page.getByRole('row', { name: /^policies .*waits for Start/ }))
    await page.keyboard.press('i')
    await expectSeen(page.getByRole('row', { name: /policies.*docket-policies\/1, 1 version.*imported/ }))
    await expectSeen(page.getByText(/byte for byte the same as engine\.ndjson/))
  })

  it('is verified where it is a packet, and opened where it is a case', async () => {
    const { page } = desk
    await drop(page, { 'quarter.packet': Buffer.from('no ZIP at all') })
    await page.waitForURL(/#\/-\/packets\?packet=/)
    await drop(page, { 'damaged.docket': Buffer.from('no database') })
    await expectSeen(page.getByRole('alert').getByText('damaged.docket'))
    await page.getByRole('button', { name: 'Close' }).first().click()
    await drop(page, { 'copy.docket': readFileSync(join(desk.folder, 'dropped.docket')) })
    await page.waitForURL(/#\/copy\/overview/)
  })

  it('says what letting go would do while it is held over the window', async () => {
    const { page } = desk
    await over(page)
    await expectSeen(page.getByText('Let go to open or import'))
    await expectSeen(page.getByText('go to the intake of copy'))
  })
})

async function writeMany(path: string): Promise<void> {
  const file = createWriteStream(path)
  for (let from = 0; from < MANY_RUNS; from += 5000)
    file.write(
      runsOf(5000, 1000 + from)
        .map((record) => `${JSON.stringify(record)}\n`)
        .join(''),
    )
  file.end()
  await finished(file)
}

/** Waits until it is there to be seen. */
async function expectSeen(locator: Locator): Promise<void> {
  await locator.waitFor(SLOW)
  expect(await locator.isVisible()).toBe(true)
}

/** Lets files go over the page, as a person would. */
async function drop(page: Page, files: Readonly<Record<string, Buffer>>): Promise<void> {
  const given = Object.entries(files).map(([name, bytes]) => [name, bytes.toString('base64')])
  await page.evaluate(`(() => {
    const transfer = new DataTransfer()
    for (const [name, base64] of ${JSON.stringify(given)})
      transfer.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], name))
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }))
  })()`)
}

async function over(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['x'], 'x'))
    document.body.dispatchEvent(new DragEvent('dragover', { dataTransfer: transfer, bubbles: true, cancelable: true }))
  })()`)
}
