import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OpenDesk } from '../fixtures/browser.ts'
import { deskOnSample } from '../fixtures/desk-on-sample.ts'
import { goTo } from '../fixtures/sample-desk.ts'

const DIVERGED = `decisions?f=${encodeURIComponent('{"filter":{"facets":{"verdict":["diverged"]}}}')}`

let desk: OpenDesk

beforeAll(async () => {
  desk = await deskOnSample()
}, 180_000)
afterAll(async () => desk.close())

it('keeps a filter under a name, as a tab with its count, until it is removed', async () => {
  const { page } = desk
  await goTo(page, DIVERGED)
  await page.getByRole('button', { name: 'Save filter' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Diverged')
  await page.keyboard.press('Enter')
  const tabs = page.getByRole('navigation', { name: 'Saved filters' })
  await tabs.getByRole('button', { name: /^Diverged\s*3$/ }).waitFor()
  await tabs.getByRole('button', { name: /^All/ }).click()
  await page.getByRole('button', { name: 'Export 426' }).waitFor()
  await tabs.getByRole('button', { name: /^Diverged/ }).click()
  await page.getByRole('button', { name: 'Export 3' }).waitFor()
  await tabs.getByRole('button', { name: 'Remove the filter Diverged' }).click()
  await expect.poll(() => tabs.getByRole('button').count()).toBe(1)
})

it('shows a column that is chosen, and hides it again', async () => {
  const { page } = desk
  const head = page.getByRole('columnheader', { name: /^Why unreplayable/ })
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Why unreplayable' }).click()
  await head.waitFor()
  await page.getByRole('menuitemcheckbox', { name: 'Why unreplayable' }).click()
  await head.waitFor({ state: 'detached' })
  expect(desk.troubles).toEqual([])
})
