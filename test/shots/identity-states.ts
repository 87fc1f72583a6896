import type { Page } from 'playwright-core'
import { chooseFiles, saveAs } from '../fixtures/page-dialogs.ts'
import { goTo } from '../fixtures/sample-desk.ts'
import type { State } from './state.ts'

const PASSPHRASE = 'a lantern in the rain'
const SLOW = { timeout: 60_000 }

/** One key that this desk made, and one that was taken in and not compared; made once, and looked at after. */
async function knowTwo(page: Page): Promise<void> {
  await goTo(page, 'identities', false)
  await page
    .getByRole('button', { name: /Make a key/ })
    .first()
    .waitFor(SLOW)
  const known = page.getByRole('row', { name: /^l\.brandt/ })
  if (await known.isVisible()) return
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('m.okafor')
  await page.getByRole('textbox', { name: 'Ids in evidence' }).fill('u-2041')
  await page.getByRole('textbox', { name: 'Passphrase' }).first().fill(PASSPHRASE)
  await page.getByRole('textbox', { name: 'Passphrase again' }).fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Make the key' }).click()
  await page.getByRole('row', { name: /^m\.okafor/ }).waitFor(SLOW)
  await makeFiles(page, 'l.brandt')
  await goTo(page, 'identities', false)
  await page.getByRole('row', { name: /^m\.okafor/ }).waitFor(SLOW)
  await page.keyboard.press('i')
  await chooseFiles(page, ['l.brandt.pub.pem'])
  await page.getByRole('textbox', { name: 'Whose it is' }).fill('l.brandt')
  await page.getByRole('textbox', { name: 'Until' }).fill('2099-12-31')
  await page.getByRole('button', { name: 'Take it in' }).click()
  await known.waitFor(SLOW)
}

/** A key pair in files, as somebody else would have made it. */
async function makeFiles(page: Page, name: string): Promise<void> {
  await goTo(page, 'packets/new')
  await page.getByRole('button', { name: 'Make a key pair' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  await page.getByRole('textbox', { name: 'Passphrase' }).first().fill(PASSPHRASE)
  await page.getByRole('textbox', { name: 'Passphrase again' }).fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await saveAs(page, `${name}.key.pem`)
  await page.getByRole('dialog').waitFor({ state: 'hidden', ...SLOW })
  await page.getByRole('button', { name: 'Take another key' }).click()
}

const escape = async (page: Page) => page.keyboard.press('Escape')

/** Identities: whom the desk knows, a fingerprint being compared, a key being made, and the card to print. */
export const IDENTITY_STATES: readonly State[] = [
  {
    name: 'identities-known',
    show: async (page) => {
      await knowTwo(page)
      await page.getByRole('row', { name: /^m\.okafor/ }).click()
      await page.getByRole('region', { name: 'Fingerprint' }).getByRole('listitem').first().waitFor()
    },
  },
  {
    name: 'identities-compare',
    show: async (page) => {
      await knowTwo(page)
      await page.getByRole('row', { name: /^l\.brandt/ }).click()
      await page.keyboard.press('v')
      await page.getByRole('dialog').getByRole('listitem').first().waitFor()
    },
    leave: escape,
  },
  {
    name: 'identities-make',
    show: async (page) => {
      await knowTwo(page)
      await page.keyboard.press('n')
      await page.getByRole('dialog', { name: 'Make a key at this desk' }).waitFor()
    },
    leave: escape,
  },
  {
    name: 'identity-card',
    show: async (page) => {
      await knowTwo(page)
      await page.getByRole('row', { name: /^m\.okafor/ }).click()
      await page.keyboard.press('p')
      await page.getByText('Fingerprint of a public key').waitFor()
    },
  },
]
