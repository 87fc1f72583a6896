import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { type CaseFile, openCase } from '../../../shared/casefile/case-file.ts'
import { custodyEntry, custodyPage, sealedPackets, walkCustody } from '../../../shared/engine.ts'
import { caseFolder, createCase, TOOLS } from '../../fixtures/case-evidence.ts'

const ACTS = ['import', 'rebuild', 'seal', 'sealed', 'describe']
const PEOPLE = ['m.okafor', 'l.brandt', 'n.weiss']

/** A log of so many entries, each act by each person, one after another. */
function logOf(file: CaseFile, count: number): void {
  file.transaction(() => {
    for (let at = 0; at < count; at += 1)
      file.custody.append({
        time: new Date(Date.UTC(2026, 6, 6) + at * 1000).toISOString(),
        by: PEOPLE[at % PEOPLE.length]!,
        act: ACTS[at % ACTS.length]!,
        about: { number: at, ...(at % ACTS.length === 3 ? { seal: at, packet: `p-${at}.packet` } : {}) },
      })
  })
}

/** Every page of a filter, one after another. */
function allOf(file: CaseFile, wanted: Partial<Parameters<typeof custodyPage>[1]>): number[] {
  const found: number[] = []
  let before: number | undefined
  for (let calls = 0; calls < 1000; calls += 1) {
    const page = custodyPage(file, { acts: [], people: [], limit: 50, ...wanted, before })
    found.push(...page.rows.map(({ seq }) => seq))
    if (page.next === null) return found
    before = page.next
  }
  throw new Error('the pages have no end')
}

describe('custody at the desk', () => {
  it('gives each entry that is wanted once, newest first, whatever little there is of it', () => {
    using folder = caseFolder()
    using file = createCase(folder.path('c.docket'))
    logOf(file, 5000)
    const entries = [...file.custody.entries()].toReversed()
    const naive = (test: (entry: (typeof entries)[number]) => boolean) =>
      entries.filter(test).map(({ seq }) => seq)
    expect(allOf(file, {})).toEqual(naive(() => true))
    expect(allOf(file, { acts: ['seal', 'sealed'], people: ['l.brandt'] })).toEqual(
      naive(({ act, by }) => ['seal', 'sealed'].includes(act) && by === 'l.brandt'),
    )
    expect(allOf(file, { text: '"NUMBER":5}' })).toEqual(naive(({ about }) => about['number'] === 5))
    expect(allOf(file, { acts: ['none'] })).toEqual([])
  })

  it('walks the chain in parts to the same end as at once, and counts what it passes', () => {
    using folder = caseFolder()
    using file = createCase(folder.path('c.docket'))
    logOf(file, 4100)
    const counts = new Map<string, number>()
    let walk = walkCustody(file, { seq: 0, digest: null })
    let calls = 1
    for (; ; calls += 1) {
      for (const [act, count] of Object.entries(walk.acts)) counts.set(act, (counts.get(act) ?? 0) + count)
      if (walk.ended) break
      walk = walkCustody(file, walk.walked)
    }
    expect(calls).toBe(3)
    expect(walk).toMatchObject({ broken: null, entries: 4100, walked: { seq: 4100 } })
    expect(walk.walked.digest).toBe(file.custody.at(4100)?.digest)
    expect(Object.fromEntries(counts)).toEqual(Object.fromEntries(ACTS.map((act) => [act, 820])))
  })

  it('says where somebody broke it, and shows the line that is none', () => {
    using folder = caseFolder()
    const path = folder.path('c.docket')
    const made = createCase(path)
    logOf(made, 10)
    made.close()
    const database = new Database(path)
    database.unsafeMode(true)
    const trigger = database.prepare(`SELECT sql FROM sqlite_schema WHERE name = 'custody_keeps_entries'`)
    const sql = (trigger.get() as { sql: string }).sql
    database.exec('DROP TRIGGER custody_keeps_entries')
    database.exec(`UPDATE custody SET line = '{"seq":4}' WHERE seq = 4; ${sql}`)
    database.close()
    using file = openCase(path, { access: 'read-only', ...TOOLS })
    expect(walkCustody(file, { seq: 0, digest: null })).toMatchObject({
      ended: true,
      walked: { seq: 3 },
      broken: { seq: 4 },
    })
    const rows = custodyPage(file, { acts: [], people: [], limit: 50 }).rows
    expect(rows.find(({ seq }) => seq === 4)?.entry).toBeNull()
    const entry = custodyEntry(file, 5)
    expect(entry?.names).not.toBe(entry?.before)
    expect(custodyEntry(file, 11)).toBeNull()
  })

  it('pairs what was begun to be sealed with what came of it', () => {
    using folder = caseFolder()
    using file = createCase(folder.path('c.docket'))
    logOf(file, 8)
    const { rows, next } = sealedPackets(file, { limit: 10 })
    expect(next).toBeNull()
    // The first seal has an end; the second was stopped.
    expect(rows.map(({ seq, end }) => [seq, end?.name ?? null])).toEqual([
      [8, null],
      [3, 'p-3.packet'],
    ])
  })
})
