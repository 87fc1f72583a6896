import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OpenDesk } from '../fixtures/browser.ts'
import { deskOnSample } from '../fixtures/desk-on-sample.ts'
import { goTo } from '../fixtures/sample-desk.ts'

/** The name of what has the focus, also in a shadow root. Runs in the page, whose types are not those of this side. */
const FOCUSED = `(document.activeElement.shadowRoot?.activeElement ?? document.activeElement).getAttribute('aria-label')`

let desk: OpenDesk

beforeAll(async () => {
  desk = await deskOnSample()
}, 180_000)
afterAll(async () => desk.close())

describe('the screen of workflows', () => {
  it('draws what runs took and the definition lacks, and lists those runs down to the decision', async () => {
    const { page } = desk
    await goTo(page, 'workflows/joiner/3.2.0')
    await page.getByText('3 runs, not defined, WF-01').waitFor()
    const runs = page.getByRole('table', { name: 'Runs that took it' })
    await runs.getByRole('link', { name: 'r-89602' }).click()
    await page.waitForURL(/decisions\/r-89602%2Fassign-direct/)
    await page.goBack()
    expect(page.url()).toMatch(/workflows\/joiner\/3\.2\.0$/)
    await page.getByText('3 runs, not defined, WF-01').waitFor()
  })

  it('reaches each line of the diagram by the keyboard, and chooses its row', async () => {
    const { page } = desk
    const line = page.getByLabel(/^refuse, from evaluate to done, a decision, taken 49 times/)
    await line.focus()
    await page.keyboard.press('Enter')
    const row = page.getByRole('table', { name: 'Transitions' }).locator('tr[aria-selected="true"]')
    await row.filter({ hasText: 'refuse' }).waitFor()
    expect(page.url()).toContain('refuse')
  })

  it('says that a version has no definition, and that another has two', async () => {
    const { page } = desk
    await goTo(page, 'workflows/joiner/9.9.9')
    await page.getByText('The case holds no definition of joiner 9.9.9').waitFor()
    await goTo(page, 'workflows/leaver/1.1.0')
    await page.getByText('The case holds two different definitions of leaver 1.1.0').waitFor()
    await page.getByRole('link', { name: 'Show both texts' }).click()
    await page.getByRole('button', { name: 'Difference' }).click()
    const diff = page.getByLabel('leaver-1.1.0.yaml to leaver-1.1.0-copy.yaml')
    await diff.waitFor()
    expect(await diff.locator('.cm-added, .cm-removed').count()).toBeGreaterThan(0)
  })
})

describe('the screen of policies', () => {
  it('shows the difference of two versions, and goes from change to change', async () => {
    const { page } = desk
    await goTo(page, 'policies/role-assignment?from=2026.05.1&to=2026.05.2')
    const diff = page.getByLabel('role-assignment, policy.cedar, 2026.05.1 to 2026.05.2')
    await diff.waitFor()
    expect(await diff.locator('.cm-added').count()).toBe(2)
    expect(await diff.locator('.cm-removed').count()).toBe(1)
    await page.keyboard.press('n')
    expect(await page.evaluate(FOCUSED)).toBe('role-assignment, policy.cedar, 2026.05.1 to 2026.05.2')
  })

  it('says when a version was used before it was in force, and leads to those decisions', async () => {
    const { page } = desk
    await page.getByText('9 before it was in force, own scale').waitFor()
    await page.getByRole('link', { name: 'RP-02', exact: true }).first().click()
    await page.getByRole('row', { name: /2026/ }).first().waitFor()
    const rows = page.getByRole('row', { name: /permitted|denied/ })
    await expect.poll(() => rows.count()).toBe(9)
  })

  it('tells a gap and a version in no bundle in words', async () => {
    const { page } = desk
    await goTo(page, 'policies/leaver-revoke')
    await page.getByText('1 gap, 1 decision in it').waitFor()
    await goTo(page, 'policies/role-assignment?to=2026.05.2-rc1')
    await page.getByText('In no bundle', { exact: true }).waitFor()
    expect(await page.getByText('2026.05.2-rc1 is in no bundle: there is no text to show.').count()).toBe(1)
  })
})

it('leaves nothing on the console', () => {
  expect(desk.troubles).toEqual([])
})
