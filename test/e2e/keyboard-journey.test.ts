import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { SAMPLE_EXPECTED } from '../../shared/samples/index.ts'
import { DESKS, type PersonsDesk } from '../fixtures/desks.ts'
import { settled } from '../fixtures/sample-desk.ts'

const { decision } = SAMPLE_EXPECTED.incident
const SLOW = { timeout: 60_000 }

describe.each(DESKS)('the way to the incident by keyboard alone, in $name', ({ missing, open }) => {
  let desk: PersonsDesk
  let page: Page

  beforeAll(async () => {
    if (missing !== undefined) return
    desk = await open()
    page = desk.page
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

  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const heading = (name: string | RegExp) => page.getByRole('heading', { name })

  it('opens the sample case, and goes to its decisions', async () => {
    await press('s')
    await heading('Overview').waitFor(SLOW)
    await page.getByRole('table', { name: 'Findings by rule' }).waitFor(SLOW)
    await settled(page)
    await press('g', 'd')
    await page.getByRole('row', { name: /2026/ }).first().waitFor()
    expect(page.url()).toMatch(/decisions$/)
  })

  it('finds the decision by a text, and opens it', async () => {
    await press('/')
    await page.keyboard.type(decision.slice(0, 7))
    await page.getByRole('status').filter({ hasText: /^1 of/ }).waitFor()
    await press('Enter')
    await press('Home', 'Enter')
    await heading(decision).waitFor()
    expect(page.url()).toContain(encodeURIComponent(decision))
  })

  it('follows a fact to its raw bytes and back', async () => {
    await press('1')
    const focused = page.locator(':focus')
    for (let tries = 0; tries < 60; tries += 1) {
      await press('Tab')
      if (((await focused.getAttribute('aria-label')) ?? '').startsWith('Record ')) break
    }
    const place = (await focused.textContent()) ?? ''
    expect(place).toMatch(/^s\d+:\d+$/)
    await press('Enter')
    await page.getByRole('region', { name: `Bytes of ${place}` }).waitFor()
    await page.getByRole('region', { name: 'Raw', exact: true }).getByText('proof holds').waitFor()
    await press('Alt+ArrowLeft')
  })

  it('goes from pane to pane with a focus that is seen', async () => {
    // The two keys belong together only within a moment, which a busy machine may miss.
    await expect
      .poll(
        async () => {
          await press('g', 'o')
          await settled(page)
          return heading('Overview').isVisible()
        },
        { timeout: 30_000 },
      )
      .toBe(true)
    const seen = new Set<string>()
    for (let pane = 0; pane < 6; pane += 1) {
      await press('F6')
      const { where, outline } = await page.evaluate<{ where: string; outline: string }>(FOCUS)
      expect(outline, where).not.toBe('none')
      seen.add(where)
    }
    expect(seen.size).toBeGreaterThan(4)
  })

  it('tells the keys, and runs a command by its name', async () => {
    await press('?')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    await press('Escape')
    await press('Control+k')
    await page.keyboard.type('Go to Custody')
    await page.getByRole('option', { name: 'Go to Custody' }).first().waitFor()
    await press('Enter')
    await heading('Custody').waitFor()
    expect(page.url()).toMatch(/custody$/)
  })

  it('said nothing on the console', () => {
    expect(desk.troubles()).toEqual([])
  })
})

/** Where the focus is, and by what it is seen: an outline, or the edge of a row. Runs in the page. */
const FOCUS = `(() => {
  const element = document.activeElement
  const { outlineStyle } = getComputedStyle(element)
  const cell = element.querySelector(':scope > td:first-child')
  const edge = cell === null ? getComputedStyle(element).boxShadow : getComputedStyle(cell).boxShadow
  return {
    where: element.tagName + ' ' + (element.getAttribute('aria-label') ?? element.textContent).slice(0, 60),
    outline: outlineStyle === 'none' ? edge : outlineStyle,
  }
})()`
