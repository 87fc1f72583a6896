import type { Page } from 'playwright-core'
import { goTo } from '../fixtures/sample-desk.ts'

/** Something that is seen on a screen and is not its first state. */
export interface State {
  readonly name: string
  readonly show: (page: Page) => Promise<void>
  readonly leave?: (page: Page) => Promise<void>
}

const escape = async (page: Page) => page.keyboard.press('Escape')

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
]
