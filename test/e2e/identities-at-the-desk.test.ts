import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeKeyPair } from '../../electron/engine-host/key-files.ts'
import { axeViolations } from '../fixtures/axe.ts'
import { deskByKeyboard, PASSPHRASE } from '../fixtures/desk-by-keyboard.ts'
import { DESKS } from '../fixtures/desks.ts'
import { goTo, openSample, settled } from '../fixtures/sample-desk.ts'

const SLOW = { timeout: 60_000 }

describe.each(DESKS)('identities by keyboard alone, in $name', (kind) => {
  const at = deskByKeyboard(kind, async ({ page, folder }) => {
    await makeKeyPair(join(folder, 'l.brandt'), PASSPHRASE)
    await page
      .getByRole('button', { name: /Open the sample case/ })
      .first()
      .waitFor()
  })

  const row = (name: RegExp) => at.page.getByRole('row', { name })
  const dialogGone = async () => at.page.getByRole('dialog').waitFor({ state: 'hidden', ...SLOW })

  it('say what to do where nobody is known, and make a key for who sits here', async () => {
    const { enter, heading, press, type } = at.keyboard
    await press('g', 't')
    await at.page.getByText('This desk trusts nobody yet.').waitFor()
    expect(await axeViolations(at.page)).toEqual([])
    await press('n')
    await at.page.getByRole('dialog').waitFor()
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
    const { enter, press, pressButton, tabTo, type } = at.keyboard
    await at.desk.choose(['l.brandt.pub.pem'], async () => press('i'))
    await at.page.getByRole('dialog', { name: 'Take in a public key' }).waitFor()
    await type('l.brandt')
    await press('Enter')
    await dialogGone()
    await row(/^l\.brandt, .*, not compared$/).waitFor(SLOW)
    await press('v')
    await at.page.getByRole('dialog').getByRole('listitem').nth(3).waitFor()
    await tabTo(at.page.getByRole('button', { name: 'By voice' }))
    await press('ArrowRight', 'Space')
    await enter('Note', 'her card, at her desk')
    await pressButton('Trust the key')
    await dialogGone()
    await row(/^l\.brandt, .*, trusted$/).waitFor()
    await at.page.getByText('on paper, by', { exact: false }).first().waitFor()
    await press('u')
    await enter('Until', '31.12.2025')
    await at.page.getByText('Give it as 2026-12-31, or leave it out.').waitFor()
    await enter('Until', '2025-12-31')
    await press('Enter')
    await dialogGone()
    await row(/^l\.brandt, .*, ended$/).waitFor()
    expect(await row(/^l\.brandt/).count()).toBe(1)
  }, 120_000)

  it('show a card at an address of its own, and revoke for good', async () => {
    const { enter, press, pressButton } = at.keyboard
    await press('p')
    await at.page.getByText('Compare all four lines with the owner').waitFor()
    const address = at.page.url()
    expect(address).toMatch(/identities\/sha256%3A[0-9a-f]{64}\/card$/)
    expect(await axeViolations(at.page)).toEqual([])
    await press('Escape')
    await press('r')
    await enter('Why', 'laptop stolen')
    await pressButton('Revoke the key')
    await dialogGone()
    await row(/^l\.brandt, .*, revoked$/).waitFor()
    expect(await at.page.getByRole('button', { name: 'Forget…' }).count()).toBe(0)
    await at.page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await settled(at.page)
    expect(await axeViolations(at.page)).toEqual([])
  }, 120_000)

  it('keep a passphrase where the system has a key store, once it opens the key, and say where there is none', async () => {
    const { enter, heading, press } = at.keyboard
    await press('j')
    await heading('m.okafor').waitFor()
    await at.page.getByText(/^Asked for each time: /).waitFor()
    if (at.desk.offerKeyStore === undefined) return
    await at.desk.offerKeyStore()
    await press('g', 'k')
    await heading('Packets').waitFor()
    await press('g', 't')
    await heading('l.brandt').waitFor()
    await press('j')
    await heading('m.okafor').waitFor()
    await enter('Passphrase', 'another one')
    await press('Enter')
    await at.page.getByText('This passphrase does not open the key.').waitFor(SLOW)
    await enter('Passphrase', PASSPHRASE)
    await press('Enter')
    await at.page.getByText(/The system’s key store keeps it/).waitFor(SLOW)
    expect(await axeViolations(at.page)).toEqual([])
  }, 120_000)

  it('sign with the key that the desk holds, and without being asked where its passphrase is kept', async () => {
    const { heading, press, pressButton, tabTo, type } = at.keyboard
    await openSample(at.page)
    await goTo(at.page, 'packets/new?how=finding&finding=RP-01')
    await pressButton(/^Sign with the key of m\.okafor/)
    await at.page.getByRole('textbox', { name: 'Passphrase' }).and(at.page.locator(':focus')).waitFor(SLOW)
    if (at.desk.offerKeyStore === undefined) await type(PASSPHRASE)
    else await at.page.getByText('kept by the system’s key store: leave it empty').waitFor()
    await tabTo(at.page.getByRole('button', { name: 'Seal packet' }))
    await at.desk.saveAs('rp-01.packet', async () => press('Control+Enter'))
    await at.page.getByText('Sealed rp-01.packet').waitFor(SLOW)
    await pressButton('Verify it now')
    await at.page.getByText('a key that you trust', { exact: true }).waitFor(SLOW)
    if (at.desk.offerKeyStore === undefined) return
    await press('g', 't')
    await heading('l.brandt').waitFor()
    await press('j')
    await pressButton('Forget the passphrase')
    await at.page.getByText('The passphrase is asked for again from now on').waitFor()
    expect(await at.page.getByRole('button', { name: 'Keep it' }).isVisible()).toBe(true)
  }, 120_000)

  it('said nothing on the console', () => {
    expect(at.desk.troubles()).toEqual([])
  })
})
