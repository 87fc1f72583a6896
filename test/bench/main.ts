import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeKeyPair } from '../../electron/engine-host/key-files.ts'
import { volumeDefinitions, writeVolume } from '../fixtures/volume.ts'
import { measure, type Measured } from './measure.ts'
import { per, say, times } from './figures.ts'
import { PASSPHRASE } from './work.ts'

/**
 * `npm run bench [-- RECORDS…]`: each figure beside its floor, both from this run, as a ratio with the target
 * where there is one. Absolute times are only for orientation: machines differ, ratios much less.
 */
const SIZES = process.argv.slice(2).map(Number)
const sizes = SIZES.length === 0 ? [100_000, 1_000_000] : SIZES
if (sizes.some((size) => !Number.isInteger(size) || size < 1_000))
  throw new Error('usage: npm run bench [-- RECORDS…], each 1000 or more')

const folder = mkdtempSync(join(tmpdir(), 'docket-bench-'))
const rss: { readonly records: number; readonly mb: number }[] = []
try {
  for (const records of sizes) {
    await benchmark(records)
    await listFigures(records)
  }
  const [small, large] = [rss[0], rss.at(-1)]
  if (small !== undefined && large !== undefined && small !== large) {
    say.heading(`Memory between ${small.records} and ${large.records} records`)
    say.ratio('import, peak RSS', large.mb / small.mb, 'of the smaller', undefined)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function benchmark(records: number): Promise<void> {
  const evidence = join(folder, `${records}.ndjson`)
  const casePath = join(folder, `${records}.docket`)
  const packet = join(folder, `${records}.packet`)
  const definitions = volumeDefinitions(folder)
  const volume = await writeVolume(evidence, { records, seed: 1 })
  say.heading(`${records} records, ${(volume.bytes / 1e6).toFixed(0)} MB, ${volume.decisions} decisions`)

  const runs = records > 200_000 ? 1 : 3
  const parse = await measure({ task: 'parse-only', evidence }, 3)
  say.figure('floor: parse only', parse, per(volume.bytes / 1e6, parse.wallMs, 'MB'))
  const imported = await measure({ task: 'import', casePath, files: [...definitions, evidence] }, runs)
  rss.push({ records, mb: imported.peakRssMb })
  say.figure('import, durable', imported, per(volume.bytes / 1e6, imported.wallMs, 'MB'))
  say.ratio('  wall', imported.wallMs / parse.wallMs, 'parse only', 1.75)
  say.ratio('  cpu', imported.cpuMs / parse.cpuMs, 'parse only', 3)
  say.limit('  peak RSS', imported.peakRssMb, 'MB', records > 2_000_000 ? 768 : 512)
  say.ratio('  case file', statSync(casePath).size / volume.bytes, 'source', 0.5)
  const merkle = await measure({ task: 'merkle-root', leaves: records }, 3)
  say.ratio('Merkle root', merkle.wallMs / parse.wallMs, 'parse only', 0.25)

  const rebuilt = await measure({ task: 'rebuild', casePath })
  say.figure('rebuild, replay, findings', rebuilt, per(volume.decisions, rebuilt.wallMs, 'decisions'))
  say.ratio('  wall', rebuilt.wallMs / parse.wallMs, 'parse only', undefined)
  say.limit('  peak RSS', rebuilt.peakRssMb, 'MB', undefined)
  await replayFigures(casePath)
  await influenceFigures(casePath)

  const scan = await measure({ task: 'scan-unindexed', casePath, times: 5 })
  const page = await measure({ task: 'pages', casePath, times: 100 })
  say.ratio('page of 100, p95', number(page, 'p95Ms') / number(scan, 'ms'), 'unindexed scan', 0.01)
  const proof = await measure({ task: 'proofs', casePath, times: 500 })
  say.ratio('a proof', number(proof, 'proveMs') / number(proof, 'verifyMs'), 'its verification', 50)

  const key = await makeKeyPair(join(folder, `${records}`), PASSPHRASE)
  const sealed = await measure({ task: 'seal', casePath, packet, key: key.privateKey })
  const hashed = await measure({ task: 'hash-entries', packet }, runs)
  say.figure(
    'floor: inflate and hash the packet',
    hashed,
    per(number(hashed, 'bytes') / 1e6, hashed.wallMs, 'MB'),
  )
  say.figure('packet of everything', sealed, per(volume.decisions, sealed.wallMs, 'decisions'))
  say.ratio('  wall', sealed.wallMs / hashed.wallMs, 'inflate and hash', undefined)
  const checked = await measure({ task: 'verify', packet, key: key.publicKey, reperform: false }, runs)
  say.figure('verify', checked, per(volume.decisions, checked.wallMs, 'decisions'))
  say.ratio('  wall', checked.wallMs / hashed.wallMs, 'inflate and hash', undefined)
  const again = await measure({ task: 'verify', packet, key: key.publicKey, reperform: true })
  say.figure('verify --reperform', again, per(volume.decisions, again.wallMs, 'decisions'))
  say.ratio('  wall', again.wallMs / rebuilt.wallMs, 'the rebuild', undefined)
}

/** Lists of so many decisions, as the screen asks for them: beside what SQL takes to count, and in ms. */
async function listFigures(decisions: number): Promise<void> {
  const casePath = join(folder, `${decisions}-decisions.docket`)
  say.heading(`${decisions} decisions in lists, time of the processor`)
  await measure({ task: 'make-decisions', casePath, count: decisions })
  const sql = await measure({ task: 'group-by-sql', casePath })
  const lists = await measure({ task: 'decision-lists', casePath })
  say.line('floor: SQL counts five facets, time', times(number(sql, 'ms')))
  say.line('index, read', times(number(lists, 'loadMs')))
  say.line('texts, read at the first search', times(number(lists, 'firstSearchMs')))
  say.ratio('all facets and time', number(lists, 'facetsMs') / number(sql, 'ms'), 'SQL', 0.02)
  for (const [what, name] of [
    ['all facets and time', 'facetsP95Ms'],
    ['rows under a facet or brush', 'filterP95Ms'],
    ['rows at any place', 'scrollP95Ms'],
    ['rows by another order', 'sortP95Ms'],
    ['rows that hold a text', 'searchP95Ms'],
    ['a place in a list', 'placeP95Ms'],
  ] as const)
    say.limit(`  ${what}, p95`, number(lists, name), 'ms', 50)
  say.limit('  peak RSS', lists.peakRssMb, 'MB', undefined)
  await campaignFigures(casePath, decisions)
  rmSync(casePath)
}

/** A campaign of review on so many decisions: opened beside a hash of each id, then what one verdict and a signature take. */
async function campaignFigures(casePath: string, decisions: number): Promise<void> {
  say.heading(`A campaign over ${decisions} decisions`)
  const hashed = await measure({ task: 'hash-ids', casePath })
  const held = await measure({ task: 'campaign', casePath, drawn: 60, verdicts: 40 })
  say.line('floor: a hash of each id', times(number(hashed, 'ms')))
  say.line('opened', times(number(held, 'openMs')))
  say.ratio(
    '  population, strata, draw',
    number(held, 'openMs') / number(hashed, 'ms'),
    'a hash of each id',
    6,
  )
  say.limit(`  a verdict among ${number(held, 'items')} items, p95`, number(held, 'verdictP95Ms'), 'ms', 100)
  say.limit('  a sign-off', number(held, 'signMs'), 'ms', 1000)
  say.limit('  peak RSS', held.peakRssMb, 'MB', undefined)
}

/** Replay beside the vendor's plain call; one thread beside two; an answer that is remembered. */
async function replayFigures(casePath: string): Promise<void> {
  const naive = await measure({ task: 'naive-cedar', casePath, most: 400 })
  const one = await measure({ task: 'replay', casePath, most: 4_000, threads: 1 }, 3)
  const two = await measure({ task: 'replay', casePath, most: 4_000, threads: 2 }, 3)
  const each = (measured: Measured, name: string) => number(measured, name) / number(measured, 'evaluations')
  say.line('an evaluation', times(each(one, 'firstMs')))
  say.ratio('  plain Cedar call', each(naive, 'ms') / each(one, 'firstMs'), 'an evaluation', 10, 'at least')
  say.ratio('  one thread', each(one, 'firstMs') / each(two, 'firstMs'), 'two threads', 1.6, 'at least')
  say.ratio('  a memory hit', each(one, 'againMs') / each(one, 'firstMs'), 'an evaluation', 0.1)
  say.line('  different requests', String(number(one, 'evaluations')))
}

/** What BD-02 adds to rebuild, replay and findings; and what a person waits for who questions a decision. */
async function influenceFigures(casePath: string): Promise<void> {
  for (const [what, outside, target] of [
    ['BD-02, inputs as the sample declares them', 'as-declared', 0.1],
    ['BD-02, an input of every decision outside', 'one-of-every-decision', undefined],
  ] as const) {
    const told = await measure({ task: 'influence', casePath, outside })
    const [before, values, after] = ['withoutMs', 'valuesMs', 'withMs'].map((name) => number(told, name)) as [
      number,
      number,
      number,
    ]
    say.ratio(what, Math.max(0, values + after - before) / before, 'the work without it', target)
    say.line('  of which values seen', times(values))
    say.line('  changed, of decisions', `${number(told, 'found')} of ${number(told, 'decisions')}`)
  }
  const asked = await measure({ task: 'questions', casePath, times: 50 })
  say.limit('what if, p95', number(asked, 'whatIfP95Ms'), 'ms', 100)
  say.limit('influence of all attributes, p95', number(asked, 'influenceP95Ms'), 'ms', undefined)
}

function number(measured: Measured, name: string): number {
  const value = measured.result[name]
  if (value === undefined) throw new Error(`the task counted no ${name}`)
  return value
}
