import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { type CaseFile, openCase } from '../../shared/casefile/case-file.ts'
import { placesByTime } from '../../shared/engine/finding-index/by-time.ts'
import { findingRows, summariseFindings } from '../../shared/engine/finding-index/finding-rows.ts'
import type { Decision } from '../../shared/model/decision.ts'
import { type Finding, SEVERITIES } from '../../shared/model/finding.ts'
import type { FindingFilter } from '../../shared/model/finding-list.ts'
import { instantOf } from '../../shared/model/time.ts'
import { caseFolder, createCase, TOOLS } from '../fixtures/case-evidence.ts'
import { decisionOf } from '../fixtures/decision.ts'
import { asSchema } from '../fixtures/old-schema.ts'

/** A finding with what a list says beside it. */
interface Listed {
  readonly finding: Finding
  readonly time: number
  readonly workflow: string | null
  readonly decision: number | null
}

const CODES = ['BD-01', 'BD-03', 'EV-01'] as const
const SEVERITY = {
  'BD-01': 'medium',
  'BD-03': 'critical',
  'EV-01': 'low',
  'WF-01': 'high',
  'GV-01': 'low',
} as const
const word = fc.constantFrom('joiner', 'mover', 'a b', '')
const excepted = fc.constantFrom(null, null, 'X-1')
const hour = fc.integer({ min: 0, max: 90 })

const run = fc.record({
  workflow: fc.option(word, { nil: undefined }),
  start: hour,
  ofRun: fc.option(excepted, { nil: undefined }),
  // Several decisions of one id, as two runs of one label give: a finding names the id alone.
  decisions: fc.array(
    fc.record({
      id: fc.constantFrom('x', 'y'),
      hour,
      found: fc.uniqueArray(fc.record({ code: fc.constantFrom(...CODES), excepted }), {
        selector: ({ code }) => code,
        maxLength: 3,
      }),
    }),
    { maxLength: 3 },
  ),
})
const made = fc.record({
  runs: fc.array(run, { maxLength: 6 }),
  ofWorkflows: fc.array(word, { maxLength: 2 }),
})
type Made = typeof made extends fc.Arbitrary<infer T> ? T : never

const timeAt = (at: number) => new Date(Date.UTC(2026, 4, 4, at)).toISOString()

function findingOf(
  code: keyof typeof SEVERITY,
  kind: Finding['subject']['kind'],
  id: string,
  by: string | null,
) {
  const message = `${code} of ${kind} ${id}`
  return { code, severity: SEVERITY[code], subject: { kind, id }, message, evidence: ['s1:4'], excepted: by }
}

/** Writes what was made as a rebuild would; gives the findings in their order. */
function write(file: CaseFile, { runs, ofWorkflows }: Made): readonly Listed[] {
  const listed: Listed[] = []
  let ord = 0
  using writer = file.replaceDerived()
  for (const [number, { workflow, start, ofRun, decisions }] of runs.entries()) {
    const id = `r-${number}`
    const named = workflow === undefined ? undefined : { id: workflow, version: '1' }
    const began = instantOf(timeAt(start))!
    writer.addRun({ id, workflow: named, start: began, end: began, lines: [] })
    if (ofRun !== undefined) {
      const finding = findingOf('WF-01', 'run', id, ofRun)
      writer.addFinding(finding)
      listed.push({ finding, time: began, workflow: workflow ?? null, decision: null })
    }
    for (const each of decisions) {
      ord += 1
      const findings = each.found.map(({ code, excepted: by }) => findingOf(code, 'decision', each.id, by))
      const changes: Partial<Decision> = {
        run: id,
        time: timeAt(each.hour),
        findings: findings.map(({ code }) => code),
      }
      writer.addDecision(decisionOf(each.id, { ...changes, workflow: named }), findings)
      for (const finding of findings)
        listed.push({
          finding,
          time: instantOf(timeAt(each.hour))!,
          workflow: workflow ?? null,
          decision: ord,
        })
    }
  }
  for (const id of ofWorkflows) {
    const finding = findingOf('GV-01', 'workflow', id, null)
    writer.addFinding(finding)
    listed.push({ finding, time: Number.NaN, workflow: id, decision: null })
  }
  writer.finish({ duplicates: new Map() })
  return listed
}

const filter: fc.Arbitrary<FindingFilter> = fc.record(
  {
    codes: fc.uniqueArray(fc.constantFrom(...CODES, 'WF-01', 'GV-01', 'XX-99')),
    severities: fc.uniqueArray(fc.constantFrom(...SEVERITIES)),
    state: fc.constantFrom('open', 'excepted'),
    workflow: fc.option(word),
    text: fc.constantFrom('DECISION x', 'run', 'bd-0', 'nowhere'),
  },
  { requiredKeys: [] },
)

function passes({ finding, workflow }: Listed, asked: FindingFilter): boolean {
  const { codes, severities, state, text } = asked
  return (
    (codes === undefined || codes.includes(finding.code)) &&
    (severities === undefined || severities.includes(finding.severity)) &&
    (state === undefined || (finding.excepted !== null) === (state === 'excepted')) &&
    (asked.workflow === undefined || asked.workflow === workflow) &&
    (text === undefined ||
      `${finding.message}\n${finding.subject.id}`.toLowerCase().includes(text.toLowerCase()))
  )
}

function naiveOrder(all: readonly Listed[], asked: FindingFilter, order: 'up' | 'down'): number[] {
  const kept = all.flatMap((each, place) => (passes(each, asked) ? [place + 1] : []))
  const time = (ord: number) => all[ord - 1]!.time
  const timed = kept.filter((ord) => !Number.isNaN(time(ord))).toSorted((a, b) => time(a) - time(b) || a - b)
  if (order === 'down') timed.reverse()
  return [...timed, ...kept.filter((ord) => Number.isNaN(time(ord)))]
}

function countOf(all: readonly Listed[], asked: FindingFilter) {
  const { text: _, ...others } = asked
  const kept = all.filter((each) => passes(each, others))
  const open = kept.filter(({ finding }) => finding.excepted === null).length
  return { open, excepted: kept.length - open }
}

function ordsOf(file: CaseFile, asked: FindingFilter, order: 'up' | 'down'): number[] {
  const ords: number[] = []
  for (let at = 0; ; at += 2) {
    const { rows, total, sought, of } = findingRows(file, { filter: asked, order, at, limit: 2 })
    ords.push(...rows.map(({ ord }) => ord))
    if (sought === of && at + 2 >= total) return ords
  }
}

function expectAsNaive(file: CaseFile, all: readonly Listed[], asked: FindingFilter): void {
  for (const order of ['up', 'down'] as const)
    expect(ordsOf(file, asked, order)).toEqual(naiveOrder(all, asked, order))
  const summary = summariseFindings(file, asked)
  const { codes: _c, ...withoutCodes } = asked
  const { workflow: _w, ...withoutWorkflow } = asked
  expect(summary.total).toEqual(countOf(all, asked))
  expect(summary.all).toEqual(countOf(all, {}))
  for (const { code, open, excepted: by } of summary.rules)
    expect({ code, open, excepted: by }).toEqual({
      code,
      ...countOf(all, { ...withoutCodes, codes: [code] }),
    })
  for (const { workflow, rules, ...counts } of summary.workflows) {
    expect({ workflow, ...counts }).toEqual({ workflow, ...countOf(all, { ...withoutWorkflow, workflow }) })
    expect(rules.reduce((sum, { open, excepted: by }) => sum + open + by, 0)).toBe(
      counts.open + counts.excepted,
    )
  }
  const bars = summary.histogram?.counts.reduce((sum, each) => sum + each, 0) ?? 0
  expect(bars + summary.untimed).toBe(summary.total.open + summary.total.excepted)
}

describe('the list of findings', () => {
  it('is what looking at each finding gives, under any filter, in either order, page by page', () => {
    fc.assert(
      fc.property(made, fc.array(filter, { minLength: 1, maxLength: 4 }), (given, filters) => {
        using folder = caseFolder()
        using file = createCase(folder.path('c.docket'))
        const all = write(file, given)
        for (const asked of filters) expectAsNaive(file, all, asked)
        const lines = findingRows(file, { filter: {}, order: 'up', at: 0, limit: 500 }).rows
        for (const { ord, decision, workflow } of lines)
          expect({ decision, workflow }).toEqual({
            decision: all[ord - 1]!.decision,
            workflow: all[ord - 1]!.workflow,
          })
      }),
      { numRuns: 40 },
    )
  })

  it('is the same in a case that an earlier Docket rebuilt, which has no columns', () => {
    fc.assert(
      fc.property(made, filter, (given, asked) => {
        using folder = caseFolder()
        const path = folder.path('c.docket')
        const file = createCase(path)
        const all = write(file, given)
        file.close()
        asSchema(path, 20)
        using old = openCase(path, { access: 'read-only', ...TOOLS })
        expectAsNaive(old, all, asked)
      }),
      { numRuns: 20 },
    )
  })

  it('counts excepted findings by code while it is written', () => {
    using folder = caseFolder()
    using file = createCase(folder.path('c.docket'))
    using writer = file.replaceDerived()
    writer.addDecision(decisionOf('x', { findings: ['BD-01', 'BD-03'] }), [
      findingOf('BD-01', 'decision', 'x', 'X-1'),
      findingOf('BD-03', 'decision', 'x', null),
    ])
    writer.finish({ duplicates: new Map() })
    expect([...file.tallies.of('excepted')]).toEqual([['BD-01', 1]])
  })
})

describe('places by time', () => {
  it('are in order, equals as they stand, what has no time last, however far times lie apart', () => {
    const time = fc.oneof(
      fc.integer({ min: -8.64e15, max: 8.64e15 }),
      fc.integer({ min: 0, max: 3 }),
      fc.constant(Number.NaN),
      fc.integer({ min: 0, max: 1000 }).map((each) => 1.7e12 + each / 4096),
    )
    fc.assert(
      fc.property(fc.array(time, { maxLength: 200 }), (times) => {
        const expected = [...times.keys()].toSorted((a, b) => {
          const [left, right] = [times[a]!, times[b]!]
          if (Number.isNaN(left) || Number.isNaN(right))
            return Number(Number.isNaN(left)) - Number(Number.isNaN(right)) || a - b
          return left - right || a - b
        })
        expect([...placesByTime(Float64Array.from(times))]).toEqual(expected)
      }),
    )
  })
})
