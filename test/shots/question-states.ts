import type { Page } from 'playwright-core'
import { goTo } from '../fixtures/sample-desk.ts'
import type { State } from './state.ts'

const INCIDENT = 'decisions/r-88213%2Fassign%231'

const close = async (page: Page) => page.keyboard.press('Escape')

/** What an investigator asks of a decision, and of a policy. */
export const QUESTION_STATES: readonly State[] = [
  {
    name: 'first-version',
    show: async (page) => {
      await goTo(page, INCIDENT)
      await page.getByRole('list', { name: /^Values of/ }).waitFor()
      await page.getByRole('button', { name: /First version that/ }).click()
      await page.getByText(/is the first version that permits it/).waitFor()
    },
    leave: close,
  },
  {
    name: 'who-else',
    show: async (page) => {
      await goTo(page, INCIDENT)
      await page.getByRole('button', { name: /Who else got in/ }).click()
      await page.getByRole('table', { name: 'Decisions that share it' }).waitFor({ timeout: 60_000 })
    },
    leave: close,
  },
  {
    name: 'impact',
    show: async (page) => {
      await goTo(page, 'policies/role-assignment?show=impact&to=2026.05.3')
      const sum = page.getByText(/keep their outcome/)
      // It is kept while the window is open.
      const hear = page.getByRole('button', { name: /^Hear the case under/ })
      await sum.or(hear).first().waitFor()
      if (await hear.isVisible()) await hear.click()
      await sum.waitFor({ timeout: 60_000 })
    },
  },
  {
    name: 'draft',
    show: async (page) => {
      await goTo(page, 'policies/role-assignment?show=draft&to=2026.05.3')
      await page.getByRole('textbox', { name: /^Draft of/ }).waitFor()
    },
  },
]
