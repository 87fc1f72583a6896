import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { zstdDecompressSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SAMPLE_EXPECTED, SAMPLE_FILES } from '../../shared/samples/index.ts'
import { axeViolations } from '../fixtures/axe.ts'
import type { OpenDesk } from '../fixtures/browser.ts'
import { deskOnSample } from '../fixtures/desk-on-sample.ts'
import { goTo, settled } from '../fixtures/sample-desk.ts'

const { decision, input } = SAMPLE_EXPECTED.incident
let desk: OpenDesk | undefined
let page: Page

beforeAll(async () => {
  desk = await deskOnSample()
  page = desk.page
}, 180_000)
afterAll(async () => desk?.close())

const section = (name: string) => page.getByRole('region', { name, exact: true })

async function read(id: string): Promise<void> {
  await goTo(page, `decisions/${encodeURIComponent(id)}`)
  await page.getByRole('heading', { name: id }).waitFor()
  await section('Raw').getByRole('region').waitFor()
}

describe('the incident', () => {
  it('says in one sentence and three marks what is wrong with it', async () => {
    await read(decision)
    await page.getByText('agent:prov-3 was permitted to assign erp/ap-approver to u-2041').waitFor()
    await page.getByText(`${input} changed the outcome`).waitFor()
    await page.getByText('2026.05.1 was, and denies').waitFor()
    await section('Heard again').getByText('none permits').waitFor()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(decision)
  })

  it('leads from a fact to the exact bytes of its record, and proves them', async () => {
    const run = section('What happened')
      .getByRole('listitem')
      .filter({ hasText: 'role-assignment 2026.05.2: permit' })
    const link = run.getByRole('button', { name: /^Record / })
    const place = (await link.textContent())!
    await link.click()
    await section('Raw').getByText('proof holds').waitFor()
    const bytes = section('Raw').getByRole('region', { name: `Bytes of ${place}` })
    const line = lineOf('pdp-2026-05.ndjson.zst', place)
    await expect.poll(async () => bytes.textContent()).toBe(line)
    expect(await bytes.locator('mark').textContent()).toContain('"check":{"policy":{"id":"role-assignment"')
    await section('Raw').getByRole('button', { name: 'Show the record over the screen' }).click()
    const dialog = page.getByRole('dialog', { name: `Record ${place}` })
    await dialog.getByText(`sha256:${createHash('sha256').update(line).digest('hex')}`).waitFor()
    await page.keyboard.press('j')
    await page.getByRole('dialog', { name: `Record ${after(place)}` }).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(new URL(page.url()).hash).toContain(`raw=${encodeURIComponent(place)}`)
  })

  it('marks the rule that decided, and what its lines saw', async () => {
    const rule = section('Under which rule')
    const text = rule.getByLabel(/policy\.cedar of role-assignment 2026\.05\.2, held against 2026\.05\.1/)
    await text.getByText('"HQ" not approved').waitFor()
    expect(await rule.locator('.cm-marked').count()).toBe(12)
    await rule.getByRole('button', { name: 'Text', exact: true }).click()
    await expect.poll(async () => rule.locator('.cm-marked').count()).toBe(11)
  })

  it('can be left by keys for the next decision, and for the list', async () => {
    await page.keyboard.press('j')
    await page.getByText('143 of 426').waitFor()
    await page.keyboard.press('k')
    await page.getByText('142 of 426').waitFor()
    await page.keyboard.press('4')
    expect(await page.evaluate<string>('document.activeElement.ariaLabel')).toBe('Heard again')
    await page.keyboard.press('Escape')
    await page.getByRole('grid', { name: 'Decisions' }).waitFor()
  })
})

describe('a decision that lacks something', () => {
  it.each([
    ['r-89995/assign#1', 'No policy version is recorded for this decision'],
    ['r-91391/assign#1', 'is in no bundle of this case'],
    ['r-89241/extend#1', 'cannot be replayed: http.send'],
    ['r-90923/assign#1', 'no outcome of a check or of the decision is recorded'],
  ])('%s says so', async (id, words) => {
    await read(id)
    await expect.poll(async () => page.getByText(words).count()).toBeGreaterThan(0)
  })
})

describe.each([
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
])('at $width × $height', (size) => {
  it.each(['light', 'dark'] as const)('axe finds nothing wrong in the %s theme', async (colorScheme) => {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await read(decision)
    await settled(page)
    expect(await axeViolations(page)).toEqual([])
  })
})

it('needs no scroll bar but those of the rule and of raw at 1440 × 900', async () => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await read(decision)
  await settled(page)
  const scrolling = await page.evaluate<string[]>(SCROLLING)
  expect(scrolling.filter((name) => !name.startsWith('Bytes of'))).toEqual([])
})

it('leaves nothing on the console', () => {
  expect(desk!.troubles).toEqual([])
})

/** A line of a file of the sample, as it was received. */
function lineOf(name: string, place: string): string {
  const path = SAMPLE_FILES.find((each) => each.endsWith(name))!
  const index = Number(place.split(':')[1])
  return zstdDecompressSync(readFileSync(path)).toString('utf8').split('\n')[index]!
}

function after(place: string): string {
  const [source, line] = place.split(':')
  return `${source}:${Number(line) + 1}`
}

/** Names of what could be scrolled up or down, outside CodeMirror. Runs in the page. */
const SCROLLING = `[...document.querySelectorAll('main *')]
  .filter((element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowY))
  .filter((element) => element.scrollHeight > element.clientHeight + 1)
  .map((element) => element.getAttribute('aria-label') ?? element.className)`
