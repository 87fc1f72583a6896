import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verifyVerb } from '../../electron/cli/verbs/verify.ts'
import type { VerificationReport } from '../../shared/model/verification.ts'
import { axeViolations } from '../fixtures/axe.ts'
import { deskByKeyboard, PASSPHRASE } from '../fixtures/desk-by-keyboard.ts'
import { DESKS } from '../fixtures/desks.ts'
import { goTo, settled } from '../fixtures/sample-desk.ts'
import { foundByPython, foundByThePage } from '../fixtures/strangers.ts'
import { verbRun } from '../fixtures/verb-run.ts'

const SLOW = { timeout: 60_000 }

describe.each(DESKS)('a review by keyboard alone, in $name', (kind) => {
  const at = deskByKeyboard(kind, async ({ page }) =>
    page
      .getByRole('button', { name: /Open the sample case/ })
      .first()
      .waitFor(),
  )

  it('plans a campaign, sees what would be drawn, and opens it', async () => {
    const { button, choose, enter, field, heading, press, pressButton, said, tabTo, type } = at.keyboard
    await press('s')
    await at.page.getByRole('table', { name: 'Findings by rule' }).waitFor(SLOW)
    await settled(at.page)
    await press('g', 'r')
    await heading('Review').waitFor()
    await press('n')
    await field('Name').waitFor()
    await type('Contractors in ERP')
    await choose('Finding', 'BD-02')
    await tabTo(button('By confidence'))
    await press('ArrowRight', 'Space')
    await enter('Of each stratum', '3')
    await enter('At least', '1')
    await enter('Reviewer 1', 'm.okafor')
    await pressButton('Add a signer')
    await pressButton('Add a signer')
    await press('Shift+Tab')
    await enter('Signer 1', 'm.okafor')
    await enter('Signer 2', 'l.brandt')
    await at.page.getByText(/^3 of \d+ decisions/).waitFor(SLOW)
    expect(await axeViolations(at.page)).toEqual([])
    await press('Control+Enter')
    await said(/0 of 3 reviewed/)
  }, 300_000)

  it('records a verdict of each kind, takes one back, and goes on to the next', async () => {
    const { enter, field, press, said, tabTo, type } = at.keyboard
    await said(/0 of 3 reviewed/)
    expect(await axeViolations(at.page)).toEqual([])
    await press('u')
    await type('Seen with the manager: it stays')
    await press('Control+Enter')
    await said(/1 of 3 reviewed/)
    await press('r')
    await type('Location is no approved input')
    await press('Control+Enter')
    await said(/2 of 3 reviewed/)
    await press('z')
    await said(/1 of 3 reviewed/)
    await press('r')
    await type('Location is no approved input')
    await press('Control+Enter')
    await said(/2 of 3 reviewed/)
    await press('x')
    await type('2099-06-30')
    await enter('Owner', 'erp-ops')
    await tabTo(field('Why'))
    await type('Until the role is split')
    await press('Control+Enter')
    await said(/3 of 3 reviewed/)
  }, 300_000)

  it('draws the sample again, and takes two signatures of two people', async () => {
    const { choose, heading, press, pressButton, said } = at.keyboard
    await pressButton('Go to sign-off')
    await heading('3 of 3 are reviewed. Nobody has signed.').waitFor(SLOW)
    await press('d')
    await at.page.getByText('3 of 3 equal').waitFor(SLOW)
    expect(await axeViolations(at.page)).toEqual([])
    await sign('m.okafor', 'Sign as first')
    await heading(/m\.okafor signed; the second signature is the last/).waitFor(SLOW)
    await choose('Who sits at this desk', 'l.brandt')
    await pressButton('As found')
    await said(/1 as found, 0 not/)
    await sign('l.brandt', 'Sign as second')
    await heading('3 of 3 are reviewed. Two people signed.').waitFor(SLOW)
    await at.page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await settled(at.page)
    expect(await axeViolations(at.page)).toEqual([])
  }, 300_000)

  it('seals what was reviewed, and whoever has the key finds the whole of it to hold', async () => {
    const { enter, press } = at.keyboard
    await goTo(at.page, 'packets/new?how=all')
    await at.makeKey('l.brandt-2')
    await enter('Passphrase', PASSPHRASE)
    await at.desk.saveAs('reviewed.packet', async () => press('Control+Enter'))
    await at.page.getByText('Sealed reviewed.packet').waitFor(SLOW)
    const path = join(at.desk.folder, 'reviewed.packet')
    const [key = '', ...reviewers] = ['l.brandt-2', 'l.brandt', 'm.okafor'].map((name) =>
      join(at.desk.folder, `${name}.pub.pem`),
    )
    const trust = [key, ...reviewers].flatMap((pub) => ['--trust', pub])
    const told = await verbRun(verifyVerb, path, ...trust, '--no-store', '--reperform', '--json')
    expect(told.code).toBe(0)
    const { checks } = JSON.parse(told.stdout) as VerificationReport
    expect(checks.find(({ id }) => id === 'review')).toMatchObject({
      result: 'holds',
      detail: expect.stringContaining(
        '3 results, 2 sign-offs that stand, 2 by keys that you trust',
      ) as string,
    })
    expect(await foundByThePage(path, key)).toBe('valid')
    expect(foundByPython(path, key) ?? 'holds: ').toMatch(/^holds: /)
  }, 300_000)

  it('said nothing on the console', () => {
    expect(at.desk.troubles()).toEqual([])
  })

  async function sign(name: string, act: string): Promise<void> {
    const { button, enter, press } = at.keyboard
    await at.makeKey(name)
    await enter('Passphrase', PASSPHRASE)
    await button(act).waitFor()
    await press('Control+Enter')
  }
})
