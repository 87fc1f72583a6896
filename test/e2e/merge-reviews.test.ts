import { renameSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { campaignPage, campaigns, copyBesideCase, openCaseFile, recordActs } from '../../shared/engine.ts'
import { axeViolations } from '../fixtures/axe.ts'
import { deskByKeyboard } from '../fixtures/desk-by-keyboard.ts'
import { BROWSER } from '../fixtures/desks.ts'
import { goTo, openSample } from '../fixtures/sample-desk.ts'

const SLOW = { timeout: 60_000 }
const SCOPE = encodeURIComponent('{"filter":{"facets":{"finding":["RP-01"]}}}')
const NAME = 'Two desks'

describe('a colleague’s copy of the case, by keyboard alone', () => {
  const at = deskByKeyboard(BROWSER, async ({ page }) => openSample(page))

  /** What the colleague says at another desk, on a copy of the case: revoke on every item. */
  const colleague = async (): Promise<string> => {
    const copy = await copyBesideCase(join(at.desk.folder, 'cases', 'erp-ap-2026q2.docket'))
    const path = join(at.desk.folder, 'colleague.docket')
    renameSync(copy, path)
    using file = openCaseFile(path, 'read-write')
    const campaign = campaigns(file).find(({ plan }) => plan.name === NAME)?.id ?? ''
    const items = campaignPage(file, campaign, { limit: 10 }).items.rows.map(({ item }) => item.id)
    const ends = recordActs(
      file,
      campaign,
      items.map((item) => ({
        act: 'verdict',
        items: [item],
        ruling: { verdict: 'revoke', note: 'it was never asked for' },
      })),
      { by: 'colleague', now: () => new Date(), person: { name: 'b.second', keyid: null } },
    )
    expect(ends.filter((end) => 'refused' in end)).toEqual([])
    return basename(path)
  }

  it('is merged: what only the colleague judged is judged, and both verdicts on one item are in conflict', async () => {
    const { enter, press, pressButton, said, tabTo, type } = at.keyboard
    await goTo(at.page, `review/new?f=${SCOPE}`)
    await enter('Name', NAME)
    await tabTo(at.page.getByRole('button', { name: 'By confidence' }))
    await press('ArrowRight', 'ArrowRight', 'Space')
    await enter('Reviewer 1', 'a.first')
    await pressButton('Add a reviewer')
    await enter('Reviewer 2', 'b.second')
    await at.page.getByText(/^3 of \d+ decisions/).waitFor(SLOW)
    await press('Control+Enter')
    await said(/0 of 3 reviewed/)
    const name = await colleague()
    await press('u')
    await type('It was asked for in May')
    await press('Control+Enter')
    await said(/1 of 3 reviewed/)
    await press('g', 'r')
    await at.page.getByRole('button', { name: 'Merge another copy' }).waitFor()
    await at.desk.choose([name], async () => pressButton('Merge another copy'))
    expect(await at.page.getByText(/acts taken in/).innerText()).toBe('3 acts taken in, 1 item in conflict')
  }, 120_000)

  it('shows both verdicts of a conflict, and takes one in the stead of both', async () => {
    const { press, said, tabTo, type } = at.keyboard
    await tabTo(at.page.getByRole('row', { name: new RegExp(NAME) }))
    await press('Enter')
    await said(/2 of 3 reviewed/)
    const conflict = at.page.getByRole('row', { name: /, conflict$/ })
    expect(await conflict.getAttribute('aria-selected')).toBe('true')
    await at.page.getByText('It was asked for in May').waitFor()
    await at.page.getByText('it was never asked for').waitFor()
    expect(await axeViolations(at.page)).toEqual([])
    await press('u')
    await type('Asked for, and shown to the colleague')
    await press('Control+Enter')
    await said(/3 of 3 reviewed/)
    expect(await conflict.count()).toBe(0)
  }, 120_000)

  it('said nothing on the console', () => {
    expect(at.desk.troubles()).toEqual([])
  })
})
