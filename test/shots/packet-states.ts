import type { Page } from 'playwright-core'
import { chooseFiles, saveAs } from '../fixtures/page-dialogs.ts'
import { goTo } from '../fixtures/sample-desk.ts'
import type { State } from './state.ts'

const PASSPHRASE = 'a lantern in the rain'
const SLOW = { timeout: 60_000 }

const press = async (page: Page, name: string) => page.getByRole('button', { name }).first().click()

/** Packets: what goes in, sealed, verified, and a file that is none. One packet is sealed once, and looked at after. */
export const PACKET_STATES: readonly State[] = [
  {
    name: 'packet-new',
    show: async (page) => {
      await goTo(page, 'packets/new?how=finding&finding=BD-01')
      await page.getByRole('heading', { name: '57 decisions' }).waitFor()
    },
  },
  {
    name: 'packet-key',
    show: async (page) => {
      await goTo(page, 'packets/new?how=where')
      const taken = page.getByRole('button', { name: 'Take another key' })
      await taken
        .or(page.getByRole('button', { name: 'Make a key pair' }))
        .first()
        .waitFor()
      if (await taken.isVisible()) await taken.click()
      await press(page, 'Make a key pair')
      await page.getByRole('textbox', { name: 'Passphrase again' }).waitFor()
    },
    leave: async (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'packet-sealed',
    show: async (page) => {
      await seal(page)
      await goTo(page, 'packets')
      await page.getByRole('row', { name: /rp-01\.packet/ }).waitFor()
    },
  },
  {
    name: 'packet-verified',
    show: async (page) => {
      await seal(page)
      await goTo(page, 'packets')
      await press(page, 'Verify')
      await page.getByText(/^\d+ checks hold/).waitFor(SLOW)
    },
  },
  {
    name: 'packet-failed',
    show: async (page) => {
      await seal(page)
      await goTo(page, 'packets/verify')
      const other = page.getByRole('button', { name: /^Choose (a|another) packet/ }).first()
      await other.click()
      await chooseFiles(page, ['auditor.key.pem'])
      const found = page.getByRole('row', { name: /Container.*does not hold/ })
      await page.getByText('This does not begin as a packet does.').or(found).first().waitFor()
      // What was verified before in this window is shown as it was found.
      if (!(await found.isVisible())) await press(page, 'Verify packet')
      await found.waitFor(SLOW)
    },
  },
  {
    name: 'custody-sealed',
    show: async (page) => {
      await seal(page)
      await goTo(page, 'custody')
      await page.getByRole('row', { name: /Sealed up to here/ }).waitFor()
    },
  },
]

/** Makes a key and seals the decisions of a finding, unless that was done. */
async function seal(page: Page): Promise<void> {
  await goTo(page, 'packets')
  await page.getByRole('heading', { name: 'Packets' }).waitFor()
  const sealed = page.getByRole('row', { name: /rp-01\.packet/ })
  await sealed.or(page.getByText('No packet was sealed from this case yet.')).first().waitFor()
  if (await sealed.isVisible()) return
  await goTo(page, 'packets/new?how=finding&finding=RP-01')
  await press(page, 'Make a key pair')
  await page.getByRole('textbox', { name: 'Name' }).fill('auditor')
  const pass = page.getByRole('textbox', { name: /^Passphrase(?! again)/ })
  await pass.fill(PASSPHRASE)
  await page.getByRole('textbox', { name: 'Passphrase again' }).fill(PASSPHRASE)
  await press(page, 'Choose where and make it')
  await saveAs(page, 'auditor.key.pem')
  await page.getByText('asked each time, kept nowhere').waitFor(SLOW)
  await pass.fill(PASSPHRASE)
  await press(page, 'Seal packet')
  await saveAs(page, 'rp-01.packet')
  await page.getByText('Sealed rp-01.packet').first().waitFor(SLOW)
}
