import type { Page } from 'playwright-core'
import { goTo } from '../fixtures/sample-desk.ts'
import type { State } from './state.ts'

const SLOW = { timeout: 60_000 }
const PERSON = 'm.okafor'

/** A campaign on what BD-02 found, three items drawn; opened once, and looked at after. */
async function openCampaign(page: Page): Promise<void> {
  await goTo(page, 'review')
  const row = page.getByRole('row', { name: /Contractors in ERP/ })
  await row
    .or(page.getByRole('button', { name: 'New campaign' }))
    .first()
    .waitFor(SLOW)
  if (await row.isVisible()) {
    await row.focus()
    await page.keyboard.press('Enter')
  } else {
    const scope = encodeURIComponent('{"filter":{"facets":{"finding":["BD-02"]}}}')
    await goTo(page, `review/new?f=${scope}`)
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Contractors in ERP')
    await page.getByRole('button', { name: 'A number' }).click()
    await page.getByRole('textbox', { name: 'Of each stratum' }).fill('3')
    await page.getByRole('textbox', { name: 'At least' }).fill('1')
    await page.getByRole('textbox', { name: 'Reviewer 1' }).fill(PERSON)
    await page.getByText(/^3 of \d+ decisions/).waitFor(SLOW)
    await page.getByRole('button', { name: 'Open the campaign' }).click()
  }
  await page.getByRole('heading', { name: 'Your verdict' }).waitFor(SLOW)
}

/** Review: what would be drawn, an item with the verdict that is being made, and what is signed. */
export const REVIEW_STATES: readonly State[] = [
  {
    name: 'review-new',
    show: async (page) => {
      await goTo(page, 'review/new')
      await page.getByRole('table', { name: 'Strata' }).waitFor(SLOW)
    },
  },
  {
    name: 'review-item',
    show: async (page) => {
      await openCampaign(page)
      await page.getByRole('table', { name: 'What the evidence says' }).waitFor(SLOW)
      await page.keyboard.press('x')
      await page.getByRole('textbox', { name: 'Up to' }).waitFor()
    },
  },
  {
    name: 'review-sign-off',
    show: async (page) => {
      await openCampaign(page)
      await page.getByRole('link', { name: 'Sign-off' }).click()
      await page.getByRole('table', { name: 'Quality of the review' }).waitFor(SLOW)
    },
  },
]
