import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { launchBrowser, openDesk } from '../../fixtures/browser.ts'
import { writeManyDecisions } from '../../fixtures/million-decisions.ts'
import { openSample } from '../../fixtures/sample-desk.ts'
import { say } from '../figures.ts'
import { DeskClock, quantile } from './desk-clock.ts'
import { facets, firstPaint, opening, scrolling, searching, sorting, stepping } from './hands.ts'

/**
 * `npm run bench:desk [-- DECISIONS]`: how long a person waits at the desk, from the hand to what is drawn, in a real
 * browser over the real engine. Each figure is the 95th percentile of its samples, beside the limit of 100 ms.
 */
const decisions = Number(process.argv[2] ?? 1_000_000)
if (!Number.isInteger(decisions) || decisions < 1000)
  throw new Error('usage: npm run bench:desk [-- DECISIONS]')
const LIMIT_MS = 100
const PAINT_MS = 1000

const folder = mkdtempSync(join(tmpdir(), 'docket-bench-desk-'))
const browser = await launchBrowser()
try {
  await sample()
  const path = join(folder, 'many.docket')
  const began = performance.now()
  await writeManyDecisions(path, decisions)
  say.heading(
    `${decisions.toLocaleString('en-GB')} decisions, ${(statSync(path).size / 1e6).toFixed(0)} MB, made in ${((performance.now() - began) / 1000).toFixed(0)} s`,
  )
  await many(path)
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}

/** From a reload of the window to its first useful picture: the figures of the overview, the rows of the list. */
async function sample(): Promise<void> {
  await using desk = await openDesk(browser)
  await openSample(desk.page)
  say.heading('The sample case')
  for (const screen of ['overview', 'decisions'] as const)
    say.limit(
      `first useful paint, ${screen}`,
      quantile(await firstPaint(desk.page, screen, 7), 0.5),
      'ms',
      PAINT_MS,
    )
}

async function many(path: string): Promise<void> {
  process.env['HOME'] = folder
  process.env['USERPROFILE'] = folder
  await using desk = await openDesk(browser)
  const { page } = desk
  say.limit('open the case until rows are drawn', await opening(page, basename(path)), 'ms', undefined)
  const clock = new DeskClock(page)
  for (const [name, samples] of [
    ['scroll to anywhere', await scrolling(clock, 100)],
    ['one row on', await stepping(clock, 100)],
    ['a facet on or off', await facets(clock, 60)],
    ['sort by a column', await sorting(clock, 40)],
    ['search, from the last key', await searching(clock, 30)],
  ] as const) {
    say.limit(`${name}, p95 of ${samples.length}`, quantile(samples, 0.95), 'ms', LIMIT_MS)
    say.line(
      '  median, worst',
      `${quantile(samples, 0.5).toFixed(0)} ms, ${quantile(samples, 1).toFixed(0)} ms`,
    )
  }
  for (const trouble of desk.troubles) say.line('trouble', trouble)
}
