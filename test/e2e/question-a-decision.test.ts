import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SAMPLE_EXPECTED } from '../../shared/samples/index.ts'
import { axeViolations } from '../fixtures/axe.ts'
import type { OpenDesk } from '../fixtures/browser.ts'
import { deskOnSample } from '../fixtures/desk-on-sample.ts'
import { goTo, settled } from '../fixtures/sample-desk.ts'

const { decision, input } = SAMPLE_EXPECTED.incident
let desk: OpenDesk | undefined
let page: Page

beforeAll(async () => {
  desk = await deskOnSample()
  page = desk.page
  await goTo(page, `decisions/${encodeURIComponent(decision)}`)
}, 180_000)
afterAll(async () => desk?.close())

const section = (name: string) => page.getByRole('region', { name, exact: true })

describe('the three questions of an investigator', () => {
  it('which input flipped it: the one that nobody approved, with the value that would not have let it in', async () => {
    const row = section('On what').getByRole('row').filter({ hasText: input })
    await expect.poll(async () => row.textContent(), { timeout: 20_000 }).toMatch(/deny (without it|if )/)
    const cells = section('What if').getByRole('list', { name: `Values of ${input}` })
    await cells.waitFor()
    const told = await cells.getByRole('listitem').allTextContents()
    expect(told[0]).toMatch(/^HQpermitrecorded/)
    expect(told.slice(1).every((each) => each.includes('deny'))).toBe(true)
    expect(told.length).toBeGreaterThan(3)
  })

  it('what if it were another: a value that is typed, and another version', async () => {
    await section('What if').getByLabel(`Another value of ${input}`).fill('Mars')
    await section('What if').getByRole('button', { name: 'Try it' }).click()
    await section('What if').getByText('denies').waitFor()
    await section('What if').getByRole('combobox', { name: 'Version that is asked' }).click()
    await page.getByRole('option', { name: /2026\.05\.3/ }).click()
    const recorded = section('What if').getByRole('listitem').first()
    await expect.poll(async () => recorded.textContent()).toMatch(/HQdenyrecorded/)
  })

  it('since which version: the first that permits it', async () => {
    await page.keyboard.press('Escape')
    await goTo(page, `decisions/${encodeURIComponent(decision)}`)
    await section('What if')
      .getByRole('button', { name: /First version that permits/ })
      .click()
    const dialog = page.getByRole('dialog', { name: 'First version that permits' })
    await dialog.getByText(/2026\.05\.2 is the first version that permits it/).waitFor()
    const rows = await dialog.getByRole('row').allTextContents()
    expect(rows.find((each) => each.startsWith('2026.05.1'))).toContain('deny')
    expect(await axeViolations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Close' }).click()
  })

  it('who else got in the same way: those with the same input, each a way to its own screen', async () => {
    await section('What if')
      .getByRole('button', { name: /Who else got in/ })
      .click()
    const dialog = page.getByRole('dialog', { name: 'Who else got in the same way' })
    await dialog.getByRole('table', { name: 'Decisions that share it' }).waitFor({ timeout: 30_000 })
    await dialog.getByText(`With ${input} = HQ`).waitFor()
    expect(await axeViolations(page)).toEqual([])
    const others = dialog.getByRole('row').filter({ hasNotText: decision }).filter({ hasText: 'permit' })
    expect(await others.count()).toBeGreaterThan(5)
    await others.first().click()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => new URL(page.url()).hash).not.toContain(encodeURIComponent(decision))
  })
})

describe('a policy', () => {
  it('says what the case would give under another version, what flips both ways and what could not be evaluated', async () => {
    await goTo(page, 'policies/role-assignment?show=impact&to=2026.05.3')
    await page.getByRole('button', { name: /Hear the case under/ }).click()
    const impact = section('Impact')
    await impact.getByText(/keep their outcome/).waitFor({ timeout: 30_000 })
    await section('From permit to deny').getByRole('button').first().click()
    await impact.getByRole('table', { name: 'Decisions of this cause' }).waitFor()
    await settled(page)
    expect(await axeViolations(page)).toEqual([])
  })

  it('is drafted with the faults of its engine in place, and the case is heard under the draft', async () => {
    await goTo(page, 'policies/role-assignment?show=draft&to=2026.05.3')
    const editor = page.getByRole('textbox', { name: /^Draft of/ })
    await editor.click()
    await page.keyboard.press('Control+Home')
    // By single keys: `c` and `t` are keys of the desk elsewhere, and letters here.
    await page.keyboard.type('contact (')
    expect(await editor.innerText()).toContain('contact (')
    await page
      .getByText(/unexpected token|failed to parse|expected/i)
      .first()
      .waitFor({ timeout: 20_000 })
    await page.getByRole('button', { name: 'Drop the draft' }).click()
    await editor.click()
    await page.keyboard.press('Control+End')
    await page.keyboard.insertText('\nforbid (principal, action, resource);\n')
    await page.getByText('It compiles.').waitFor({ timeout: 20_000 })
    await page.getByRole('button', { name: 'Hear the case under this draft' }).click()
    await section('Impact')
      .getByText(/flip to deny/)
      .waitFor({ timeout: 30_000 })
    expect(await axeViolations(page)).toEqual([])
    expect(desk?.troubles).toEqual([])
  })
})
