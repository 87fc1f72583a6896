import { describe, expect, it } from 'vitest'
import { axeViolations } from '../fixtures/axe.ts'
import { deskByKeyboard } from '../fixtures/desk-by-keyboard.ts'
import { BROWSER } from '../fixtures/desks.ts'
import { goTo, openSample } from '../fixtures/sample-desk.ts'

const SLOW = { timeout: 60_000 }

/** Three decisions, two of which are equal in all that a verdict rests on. */
const SCOPE = encodeURIComponent('{"filter":{"facets":{"finding":["RP-01"]}}}')

describe('a review in two stages, by keyboard alone', () => {
  const at = deskByKeyboard(BROWSER, async ({ page }) => openSample(page))

  it('is planned with a second person for what the first does not uphold', async () => {
    const { enter, press, pressButton, said, tabTo, type } = at.keyboard
    await goTo(at.page, `review/new?f=${SCOPE}`)
    await enter('Name', 'What replay says otherwise')
    await tabTo(at.page.getByRole('button', { name: 'By confidence' }))
    await press('ArrowRight', 'ArrowRight', 'Space')
    await enter('Reviewer 1', 'a.first')
    await pressButton('Add a stage')
    await tabTo(at.page.getByRole('textbox', { name: 'Reviewer 1' }).nth(1))
    await type('b.second')
    await at.page.getByText(/^3 of \d+ decisions/).waitFor(SLOW)
    expect(await axeViolations(at.page)).toEqual([])
    await press('Control+Enter')
    await said(/0 of 3 reviewed/)
  }, 120_000)

  it('takes one verdict for equal items, and marks it as bulk', async () => {
    const { press, pressButton, said, type } = at.keyboard
    await press('r')
    await type('Replay denies it')
    await pressButton('One verdict for the rest')
    await said(/2 of 3 reviewed/)
    await press('u')
    await type('The refusal harms nobody')
    await press('Control+Enter')
    await said(/3 of 3 reviewed/)
    expect(await at.page.getByRole('row', { name: /, revoke$/ }).count()).toBe(2)
  }, 120_000)

  it('hands on what was not upheld, and nothing else', async () => {
    const { choose, press, pressButton, said, type } = at.keyboard
    await pressButton('Close the stage')
    await at.page.getByText('b.second reviews, 0 of 2').waitFor(SLOW)
    await choose('Who sits at this desk', 'b.second')
    await press('u')
    await type('Both left the firm since')
    await pressButton('One verdict for the rest')
    await said(/3 of 3 reviewed/)
    await at.page.getByText('b.second reviews, 2 of 2').waitFor(SLOW)
    expect(await at.page.getByRole('row', { name: /, uphold$/ }).count()).toBe(3)
  }, 120_000)

  it('says at the sign-off how much was judged in bulk', async () => {
    const { heading, pressButton } = at.keyboard
    await pressButton('Go to sign-off')
    await heading('3 of 3 are reviewed. Nobody has signed.').waitFor(SLOW)
    const bulk = at.page.getByRole('row', { name: /^In bulk/ })
    expect(await bulk.innerText()).toMatch(/\d of \d/)
    expect(await bulk.innerText()).not.toContain('0 of')
  }, 120_000)

  it('said nothing on the console', () => {
    expect(at.desk.troubles()).toEqual([])
  })
})
