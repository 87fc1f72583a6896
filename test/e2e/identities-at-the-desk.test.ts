import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeKeyPair } from '../../electron/engine-host/key-files.ts'
import { axeViolations } from '../fixtures/axe.ts'
import { byKeyboard, type Keyboard } from '../fixtures/by-keyboard.ts'
import { DESKS, type PersonsDesk } from '../fixtures/desks.ts'
import { goTo, openSample, settled } from '../fixtures/sample-desk.ts'

const SLOW = { timeout: 60_000 }
const PASSPHRASE = 'a lantern in the rain'

describe.each(DESKS)('identities by keyboard alone, in $name', ({ missing, open }) => {
  let desk: PersonsDesk
  let page: Page
  let keyboard: Keyboard

  beforeAll(async () => {
    if (missing !== undefined) return
    desk = await open()
    page = desk.page
    keyboard = byKeyboard(page)
    await makeKeyPair(join(desk.folder, 'l.brandt'), PASSPHRASE)
    await page
      .getByRole('button', { name: /Open the sample case/ })
      .first()
      .waitFor()
  }, 180_000)
  beforeEach((context) => {
    if (missing !== undefined) context.skip(missing)
  })
  afterAll(async () => {
    await (desk as PersonsDesk | undefined)?.[Symbol.asyncDispose]()
  }, 60_000)

  const row = (name: RegExp) => page.getByRole('row', { name })
  const dialogGone = async () => page.getByRole('dialog').waitFor({ state: 'hidden', ...SLOW })

  it('say what to do where nobody is known, and make a key for who sits here', async () => {
    const { enter, heading, press, type } = keyboard
    await press('g', 't')
    await page.getByText('This desk trusts nobody yet.').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await press('n')
    await page.getByRole('dialog').waitFor()
    await type('m.okafor')
    await enter('Ids in evidence', 'u-2041')
    await enter('Passphrase', PASSPHRASE)
    await enter('Passphrase again', PASSPHRASE)
    await press('Enter')
    await dialogGone()
    await row(/^m\.okafor, .*, trusted$/).waitFor(SLOW)
    await heading('m.okafor').waitFor()
  }, 120_000)

  it('take in a public key, which is trusted once it was compared, and no longer than it holds', async () => {
    const { enter, press, pressButton, tabTo, type } = keyboard
    await desk.choose(['l.brandt.pub.pem'], async () => press('i'))
    await page.getByRole('dialog', { name: 'Take in a public key' }).waitFor()
    await type('l.brandt')
    await press('Enter')
    await dialogGone()
    await row(/^l\.brandt, .*, not compared$/).waitFor(SLOW)
    await press('v')
    await page.getByRole('dialog').getByRole('listitem').nth(3).waitFor()
    await tabTo(page.getByRole('button', { name: 'By voice' }))
    await press('ArrowRight', 'Space')
    await enter('Note', 'her card, at her desk')
    await pressButton('Trust the key')
    await dialogGone()
    await row(/^l\.brandt, .*, trusted$/).waitFor()
    await page.getByText('on paper, by', { exact: false }).first().waitFor()
    await press('u')
    await enter('Until', '31.12.2025')
    await page.getByText('Give it as 2026-12-31, or leave it out.').waitFor()
    await enter('Until', '2025-12-31')
    await press('Enter')
    await dialogGone()
    await row(/^l\.brandt, .*, ended$/).waitFor()
    expect(await row(/^l\.brandt/).count()).toBe(1)
  }, 120_000)

  it('show a card at an address of its own, and revoke for good', async () => {
    const { enter, press, pressButton } = keyboard
    await press('p')
    await page.getByText('Compare all four lines with the owner').waitFor()
    const address = page.url()
    expect(address).toMatch(/identities\/sha256%3A[0-9a-f]{64}\/card$/)
    expect(await axeViolations(page)).toEqual([])
    await press('Escape')
    await press('r')
    await enter('Why', 'laptop stolen')
    await pressButton('Revoke the key')
    await dialogGone()
    await row(/^l\.brandt, .*, revoked$/).waitFor()
    expect(await page.getByRole('button', { name: 'Forget…' }).count()).toBe(0)
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await settled(page)
    expect(await axeViolations(page)).toEqual([])
  }, 120_000)

  it('keep a passphrase where the system has a key store, once it opens the key, and say where there is none', async () => {
    const { enter, heading, press } = keyboard
    await press('j')
    await heading('m.okafor').waitFor()
    await page.getByText(/^Asked for each time: /).waitFor()
    if (desk.offerKeyStore === undefined) return
    await desk.offerKeyStore()
    await press('g', 'k')
    await heading('Packets').waitFor()
    await press('g', 't')
    await heading('l.brandt').waitFor()
    await press('j')
    await heading('m.okafor').waitFor()
    await enter('Passphrase', 'another one')
    await press('Enter')
    await page.getByText('This passphrase does not open the key.').waitFor(SLOW)
    await enter('Passphrase', PASSPHRASE)
    await press('Enter')
    await page.getByText(/The system’s key store keeps it/).waitFor(SLOW)
    expect(await axeViolations(page)).toEqual([])
  }, 120_000)

  it('sign with the key that the desk holds, and without being asked where its passphrase is kept', async () => {
    const { heading, press, pressButton, tabTo, type } = keyboard
    await openSample(page)
    await goTo(page, 'packets/new?how=finding&finding=RP-01')
    await pressButton(/^Sign with the key of m\.okafor/)
    await page.getByRole('textbox', { name: 'Passphrase' }).and(page.locator(':focus')).waitFor(SLOW)
    if (desk.offerKeyStore === undefined) await type(PASSPHRASE)
    else await page.getByText('kept by the system’s key store: leave it empty').waitFor()
    await tabTo(page.getByRole('button', { name: 'Seal packet' }))
    await desk.saveAs('rp-01.packet', async () => press('Control+Enter'))
    await page.getByText('Sealed rp-01.packet').waitFor(SLOW)
    await pressButton('Verify it now')
    await page.getByText('a key that you trust', { exact: true }).waitFor(SLOW)
    if (desk.offerKeyStore === undefined) return
    await press('g', 't')
    await heading('l.brandt').waitFor()
    await press('j')
    await pressButton('Forget the passphrase')
    await page.getByText('The passphrase is asked for again from now on').waitFor()
    expect(await page.getByRole('button', { name: 'Keep it' }).isVisible()).toBe(true)
  }, 120_000)

  it('said nothing on the console', () => {
    expect(desk.troubles()).toEqual([])
  })
})
