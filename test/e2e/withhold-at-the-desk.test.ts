import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { axeViolations } from '../fixtures/axe.ts'
import { deskByKeyboard, PASSPHRASE } from '../fixtures/desk-by-keyboard.ts'
import { BROWSER } from '../fixtures/desks.ts'
import { takeApart, textOf } from '../fixtures/packet-surgery.ts'
import { goTo, openSample } from '../fixtures/sample-desk.ts'
import { namedValues, toldIn } from '../fixtures/told-values.ts'

const SLOW = { timeout: 60_000 }
const REASON = 'GDPR Art. 5(1)(c)'
/** Named in records, and read by no policy. */
const FIELD = 'trigger.id'

describe('withholding at the desk, by keyboard alone', () => {
  const at = deskByKeyboard(BROWSER, async ({ page }) => openSample(page))

  const packet = () => readFileSync(join(at.desk.folder, 'q2.packet'))
  const outcomes = async () =>
    at.page.getByRole('table', { name: 'Withheld values' }).getByRole('row').allInnerTexts()

  it('seals a packet in no byte of which a withheld value stands', async () => {
    const { enter, press } = at.keyboard
    await goTo(at.page, 'packets/new?how=finding&finding=RP-01')
    await enter('Field', FIELD)
    await enter('Reason', REASON)
    await press('Enter')
    await at.page.getByText(/^\d+ values? in \d+ records?$/).waitFor(SLOW)
    await at.page.getByText(/can still be repeated without the disclosure/).waitFor()
    expect(await axeViolations(at.page)).toEqual([])
    await at.makeKey('auditor')
    await enter('Passphrase', PASSPHRASE)
    await at.desk.saveAs('q2.packet', async () => press('Control+Enter'))
    await at.page.getByText('Sealed q2.packet').waitFor(SLOW)
    const entries = await takeApart(packet())
    const named = namedValues(
      join(at.desk.folder, 'q2.packet.disclosure'),
      textOf(entries, 'evidence/withheld.json'),
    )
    expect(named.size).toBeGreaterThan(0)
    expect([...toldIn(entries, [...named])]).toEqual([])
    for (const value of named) expect(packet().includes(value), value).toBe(false)
  }, 120_000)

  it('verifies it, says that nothing of them is disclosed, and with the disclosure that all is', async () => {
    const { press, pressButton } = at.keyboard
    await pressButton('Verify it now')
    await at.page.getByText(/^\d+ checks hold/).waitFor(SLOW)
    expect((await outcomes()).filter((text) => text.includes('not disclosed')).length).toBeGreaterThan(0)
    await pressButton('Verify with other keys')
    await at.desk.choose(['q2.packet.disclosure'], async () => pressButton('Choose a disclosure'))
    await press('Control+Enter')
    await at.page.getByRole('table', { name: 'Withheld values' }).waitFor(SLOW)
    expect((await outcomes()).slice(1).every((text) => text.endsWith('\tdisclosed'))).toBe(true)
    expect(await axeViolations(at.page)).toEqual([])
    await at.page.getByRole('row', { name: /Withheld values.*holds/ }).waitFor()
  }, 120_000)

  it('takes a second person’s signature, and the disclosure holds all the same', async () => {
    const { enter, press, pressButton } = at.keyboard
    await pressButton('Verify with other keys')
    await pressButton('Add your signature')
    await at.page.getByRole('dialog', { name: 'Sign q2.packet' }).waitFor()
    await pressButton('Take another key')
    await at.makeKey('l.brandt')
    await enter('Passphrase', PASSPHRASE)
    await press('Enter')
    await at.page.getByText('q2.packet bears 2 signatures').waitFor(SLOW)
    await press('Control+Enter')
    await at.page.getByRole('region', { name: 'About the checks' }).getByText('2 keys').waitFor(SLOW)
    expect((await outcomes()).slice(1).every((text) => text.endsWith('\tdisclosed'))).toBe(true)
    await at.page.getByText('not among your keys').waitFor()
  }, 120_000)

  it('said nothing on the console', () => {
    expect(at.desk.troubles()).toEqual([])
  })
})
