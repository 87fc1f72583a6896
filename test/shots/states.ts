import type { Locator, Page } from 'playwright-core'
import { saveAs } from '../fixtures/page-dialogs.ts'
import { goTo, runCommand } from '../fixtures/sample-desk.ts'
import { IDENTITY_STATES } from './identity-states.ts'
import { PACKET_STATES } from './packet-states.ts'
import { QUESTION_STATES } from './question-states.ts'
import { REVIEW_STATES } from './review-states.ts'
import type { State } from './state.ts'

/** A case of the same name would be there already. */
let cases = 0

const escape = async (page: Page) => page.keyboard.press('Escape')

/** A place that is seen by going there, and what is on it once it has been drawn. */
function place(name: string, address: string, drawn: (page: Page) => Locator): State {
  return {
    name,
    show: async (page) => {
      await goTo(page, address)
      await drawn(page).first().waitFor()
    },
  }
}

export const STATES: readonly State[] = [
  {
    name: 'decisions-search',
    show: async (page) => {
      await goTo(
        page,
        `decisions?f=${encodeURIComponent('{"filter":{"facets":{"outcome":["permit"]},"text":"HQ"}}')}`,
      )
      await page
        .getByRole('row', { name: /permitted/ })
        .first()
        .waitFor()
    },
  },
  {
    name: 'decisions-none',
    show: async (page) => {
      await goTo(page, `decisions?text=${encodeURIComponent('nothing has this text')}`)
      await page.getByText('No decision matches.').waitFor()
    },
  },
  {
    name: 'palette',
    show: async (page) => {
      await goTo(page, 'decisions')
      await page.getByRole('row', { name: /2026/ }).first().waitFor()
      await page.keyboard.press('Control+k')
      await page.keyboard.type('ap-approver')
      await page.getByRole('option', { name: /Show decisions with/ }).waitFor()
    },
    leave: escape,
  },
  {
    name: 'keys',
    show: async (page) => {
      await goTo(page, 'decisions')
      await page.getByRole('row', { name: /2026/ }).first().waitFor()
      await page.keyboard.press('?')
      await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    },
    leave: escape,
  },
  {
    name: 'quarantine',
    show: async (page) => {
      await goTo(page, 'intake')
      await page.getByRole('row', { name: /helpdesk-2026-05/ }).click()
      await page.getByRole('region', { name: 'The line and its neighbours' }).waitFor()
    },
  },
  {
    name: 'record',
    show: async (page) => {
      await goTo(page, 'workflows')
      await page
        .getByRole('button', { name: /^Record s/ })
        .first()
        .click()
      await page.getByRole('dialog').waitFor()
    },
    leave: escape,
  },
  {
    name: 'finding',
    show: async (page) => {
      await goTo(page, 'findings/BD-01')
      await page.getByRole('grid', { name: 'Occurrences' }).getByRole('row').nth(3).click()
      await page.getByRole('region', { name: 'The finding' }).waitFor()
    },
  },
  place('findings-by-workflow', 'findings?by=workflow', (page) => page.getByRole('link', { name: /BD-01/ })),
  place('findings-all', 'findings?by=all', (page) => page.getByRole('row', { name: /medium, decision/ })),
  place('policy-text', 'policies/role-assignment?show=text', (page) =>
    page.getByText('as the bundle gives it'),
  ),
  place('workflow-text', 'workflows/joiner/3.2.0?show=text', (page) => page.getByText(/imported 2/)),
  place('custody-entry', 'custody?entry=3', (page) => page.getByText(/"seq":3/)),
  place(
    'decision-diverged',
    `decisions?f=${encodeURIComponent('{"filter":{"facets":{"verdict":["diverged"]}}}')}`,
    (page) => page.getByRole('row', { name: /2026/ }),
  ),
  place('decision-gone', 'decisions/r-0%2Fnone%231', (page) => page.getByRole('alert')),
  ...QUESTION_STATES,
  ...REVIEW_STATES,
  ...IDENTITY_STATES,
  ...PACKET_STATES,
  {
    name: 'case-new',
    show: async (page) => {
      cases += 1
      await runCommand(page, 'New case')
      await saveAs(page, `trial-${cases}.docket`)
      await page.getByText('No evidence yet.').waitFor()
    },
    // Among the cases there is one more from here on.
    leave: async (page) => goTo(page, 'overview'),
  },
]
