import type { Page } from 'playwright-core'

/** Something that is seen on a screen and is not its first state. */
export interface State {
  readonly name: string
  readonly show: (page: Page) => Promise<void>
  readonly leave?: (page: Page) => Promise<void>
}
