import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { docket } from '../fixtures/cli.ts'
import { DESKS, type PersonsDesk } from '../fixtures/desks.ts'
import { HOSTILE, SHOWN, writeHostileCase } from '../fixtures/hostile-evidence.ts'
import { runCommand, settled } from '../fixtures/sample-desk.ts'

const CASE = '<b onclick=window.ran=1>case'
const SCREENS = ['overview', 'intake', 'decisions', 'workflows', 'policies', 'findings', 'packets', 'custody']
const DRAWN = `({
  ran: window.ran,
  elements: document.querySelectorAll('img, script:not([src]), iframe, object, embed, [onerror], [onclick], a[href^="javascript:"]').length,
  text: document.body.innerText,
})`

const [browserDesk] = DESKS

describe('evidence, file and case names that are made to be more than text', () => {
  let desk: PersonsDesk | undefined
  const opened: string[] = []

  beforeAll(async () => {
    desk = await browserDesk!.open()
    const name = process.platform === 'win32' ? 'case' : CASE
    const files = join(desk.folder, 'files')
    mkdirSync(files)
    const made = await docket('import', join(desk.folder, `${name}.docket`), ...writeHostileCase(files))
    expect(made.code).toBeLessThan(2)
    desk.page.on('dialog', (dialog) => {
      opened.push(dialog.message())
      void dialog.dismiss()
    })
    await desk.choose([`${name}.docket`], () => runCommand(desk!.page, 'Open a case'))
    await desk.page.getByRole('table', { name: 'Findings by rule' }).waitFor()
  }, 180_000)
  afterAll(async () => {
    await desk?.[Symbol.asyncDispose]()
  })

  it.each(SCREENS)('are text on %s', async (screen) => {
    const drawn = await at(desk!, screen)
    expect(drawn).toMatchObject({ ran: undefined, elements: 0 })
    expect(opened).toEqual([])
  })

  it.each(Object.entries(HOSTILE))('are text where a decision is read: %s', async (name, value) => {
    const page = desk!.page
    await at(desk!, `decisions?text=${encodeURIComponent(value.slice(0, 500))}`)
    await page
      .getByRole('status')
      .filter({ hasText: /^1 of 10/ })
      .waitFor()
    await page.getByRole('row').nth(1).waitFor()
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /On what/ }).waitFor()
    await settled(page)
    const drawn = await page.evaluate<{ ran: unknown; elements: number; text: string }>(DRAWN)
    expect(drawn).toMatchObject({ ran: undefined, elements: 0 })
    const shown = (SHOWN as Readonly<Record<string, string>>)[name] ?? value.slice(0, 20)
    expect(drawn.text).toContain(shown)
    expect(drawn.text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u2060]/)
  })

  it('sends nothing anywhere and says nothing on the console', () => {
    expect(desk!.troubles()).toEqual([])
  })
})

async function at({ page }: PersonsDesk, address: string) {
  await page.evaluate(
    `window.location.hash = window.location.hash.replace(/^(#\\/[^/]*\\/).*/, (_, name) => name + ${JSON.stringify(address)})`,
  )
  await settled(page)
  return page.evaluate<{ ran: unknown; elements: number; text: string }>(DRAWN)
}
