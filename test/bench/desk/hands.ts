import type { Page } from 'playwright-core'
import { goTo, runCommand } from '../../fixtures/sample-desk.ts'
import { seeded } from '../../fixtures/sample/random.ts'
import type { DeskClock } from './desk-clock.ts'

const GRID = `document.querySelector('[role=grid][aria-label=Decisions]')`
/** Rows that are in sight hold their texts: none is a bar or empty. */
const ROWS = `[...(${GRID}?.querySelectorAll('[role=rowgroup]:last-child > [role=row]') ?? [])]`
const FULL = `${GRID}?.getAttribute('aria-busy') === 'false' && ${ROWS}.length > 5 && ${ROWS}.every((row) => row.getAttribute('aria-label') !== null)`
const COUNT = `document.querySelector('[role=status] b').textContent`
const HOLD = `window.heldCount = ${COUNT}; window.heldRow = ${ROWS}[2]?.getAttribute('aria-label');`

/** Milliseconds from a reload to the first useful picture of a screen, several times. */
export async function firstPaint(
  page: Page,
  screen: 'overview' | 'decisions',
  times: number,
): Promise<readonly number[]> {
  await goTo(page, screen)
  const there =
    screen === 'overview'
      ? page.getByRole('table', { name: 'Completeness' })
      : page.getByRole('row', { name: /2026/ }).first()
  const samples: number[] = []
  for (let time = 0; time < times; time += 1) {
    await there.waitFor()
    await page.reload({ waitUntil: 'commit' })
    await there.waitFor()
    samples.push(await page.evaluate<number>('performance.now()'))
  }
  return samples
}

/** Milliseconds from choosing a case file to the rows of its decisions. */
export async function opening(page: Page, name: string): Promise<number> {
  await runCommand(page, 'Open a case')
  const dialog = page.getByRole('dialog', { name: 'Choose a case' })
  await dialog.getByRole('option', { name }).click()
  const began = performance.now()
  await page.getByRole('table', { name: 'Completeness' }).waitFor({ timeout: 120_000 })
  await page.evaluate(`window.location.hash = window.location.hash.replace(/overview.*/, 'decisions')`)
  await page
    .getByRole('row', { name: /20\d\d/ })
    .first()
    .waitFor({ timeout: 60_000 })
  return performance.now() - began
}

/** To anywhere in the list, as the scroll bar goes. */
export async function scrolling(clock: DeskClock, times: number): Promise<readonly number[]> {
  const random = seeded(7)
  const samples: number[] = []
  for (let time = 0; time < times; time += 1)
    samples.push(
      await clock.time({
        act: `${HOLD} ${GRID}.scrollTop = ${random.next()} * (${GRID}.scrollHeight - ${GRID}.clientHeight);`,
        drawn: `${FULL} && ${ROWS}[2].getAttribute('aria-label') !== window.heldRow`,
      }),
    )
  return samples
}

/** A key that moves the focus by one row. */
export async function stepping(clock: DeskClock, times: number): Promise<readonly number[]> {
  const samples: number[] = []
  const focused = `${GRID}.getAttribute('aria-activedescendant')`
  for (let time = 0; time < times; time += 1)
    samples.push(
      await clock.time({
        act: `window.heldFocus = ${focused}; ${GRID}.dispatchEvent(new KeyboardEvent('keydown', {key: 'j', bubbles: true}));`,
        drawn: `${focused} !== null && ${focused} !== window.heldFocus && ${FULL}`,
      }),
    )
  return samples
}

/** Values of facets on and off again, one after the other. */
export async function facets(clock: DeskClock, times: number): Promise<readonly number[]> {
  const boxes = `[...document.querySelectorAll('[role=group][aria-label=Facets] [role=checkbox]')]`
  const many = await clock.page.evaluate<number>(`${boxes}.length`)
  const samples: number[] = []
  for (let time = 0; time < times; time += 1) {
    const box = `${boxes}[${Math.floor(time / 2) % Math.min(many, 16)}]`
    samples.push(
      await clock.time({
        act: `${HOLD} window.heldBox = ${box}.getAttribute('aria-checked'); ${box}.click();`,
        drawn: `${box}.getAttribute('aria-checked') !== window.heldBox && ${COUNT} !== window.heldCount && (${COUNT} === '0' || ${FULL})`,
      }),
    )
  }
  return samples
}

/** Heads of columns, each up and down. */
export async function sorting(clock: DeskClock, times: number): Promise<readonly number[]> {
  const heads = `[...${GRID}.querySelectorAll('[role=columnheader] button')]`
  const many = await clock.page.evaluate<number>(`${heads}.length`)
  const order = `[...${GRID}.querySelectorAll('[role=columnheader]')].map((head) => head.getAttribute('aria-sort')).join()`
  await clock.page.evaluate(`${GRID}.scrollTop = 0`)
  const samples: number[] = []
  for (let time = 0; time < times; time += 1)
    samples.push(
      await clock.time({
        act: `window.heldOrder = ${order}; ${heads}[${(Math.floor(time / 2) + 1) % many}].click();`,
        drawn: `${order} !== window.heldOrder && ${FULL}`,
      }),
    )
  return samples
}

/** Texts that are found seldom, often, by part and not at all; the wait until typing has settled is counted. */
export async function searching(clock: DeskClock, times: number): Promise<readonly number[]> {
  const texts = [
    'HQ',
    'prov-1',
    'u-20',
    'approver',
    'assign#1',
    'no such text',
    '2026.05',
    'finance',
    'r-7',
    'clerk',
  ]
  const field = `document.querySelector('input[aria-label="Search decisions"]')`
  const set = (text: string) =>
    `Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(${field}, ${JSON.stringify(text)}); ${field}.dispatchEvent(new Event('input', {bubbles: true}));`
  const samples: number[] = []
  for (let time = 0; time < times; time += 1)
    samples.push(
      await clock.time({
        act: `${HOLD} ${set(`${texts[time % texts.length]}`)}`,
        drawn: `${COUNT} !== window.heldCount && (${COUNT} === '0' || ${FULL})`,
      }),
    )
  return samples
}
