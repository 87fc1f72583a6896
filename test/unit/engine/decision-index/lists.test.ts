import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCase } from '../../../../shared/casefile/case-file.ts'
import { SEGMENT_DECISIONS } from '../../../../shared/casefile/derived/column-builder.ts'
import {
  decisionPlace,
  decisionRows,
  decisionSummary,
} from '../../../../shared/engine/decision-index/decision-list.ts'
import { decisionInFull } from '../../../../shared/engine/decision-in-full.ts'
import { DecisionFilter, type DecisionSort } from '../../../../shared/model/decision-list.ts'
import { caseFolder, createCase, TOOLS } from '../../../fixtures/case-evidence.ts'
import { decisionOf, doneAction, findingOf } from '../../../fixtures/decision.ts'
import { makeDecision } from '../../../fixtures/many-decisions.ts'
import { type Judged, naiveFacet, naiveList } from '../../../fixtures/naive-list.ts'
import { seeded } from '../../../fixtures/sample/random.ts'

const folder = caseFolder()
afterAll(() => folder[Symbol.dispose]())

const BY_TIME: DecisionSort = { by: 'time', order: 'up' }
const filterOf = (given: object) => DecisionFilter.parse(given)

function write(path: string, all: readonly Judged[]): void {
  using file = createCase(path)
  using writer = file.replaceDerived()
  for (const { decision, findings } of all) writer.addDecision(decision, findings)
  writer.finish({ duplicates: new Map() })
}

function reading(path: string) {
  return openCase(path, { access: 'read-only', ...TOOLS })
}

describe('lists of more decisions than a segment holds', () => {
  const path = folder.path('segments.docket')
  const count = SEGMENT_DECISIONS + 1000
  let all: readonly Judged[]
  beforeAll(() => {
    const random = seeded(7)
    all = Array.from({ length: count }, (_, number) => makeDecision(random, number, count, 1000))
    write(path, all)
  })

  it.each<readonly [string, object, DecisionSort]>([
    ['all, by subject', {}, { by: 'subject', order: 'down' }],
    ['a text in an attribute', { text: 'hq' }, BY_TIME],
    ['a text in an id', { text: 'R-2016390/' }, { by: 'id', order: 'down' }],
    ['a text in many ids', { text: '7/assign' }, { by: 'severity', order: 'down' }],
    ['the name of an attribute', { text: 'HRORDER' }, { by: 'version', order: 'up' }],
    ['facets', { facets: { boundary: ['outside'], verdict: ['reproduced', 'diverged'] } }, BY_TIME],
    ['a time', { from: Date.UTC(2026, 4, 2), to: Date.UTC(2026, 4, 3) }, { by: 'actor', order: 'up' }],
    ['a subject of both segments', { where: [{ field: 'subject', value: 'u-10000*' }] }, BY_TIME],
    ['ids', { where: [{ field: 'id', value: '*6*39*/refuse#1' }] }, { by: 'entitlement', order: 'up' }],
  ])('hold what they should: %s', (_, given, sort) => {
    using file = reading(path)
    const filter = filterOf(given)
    const list = naiveList(all, filter, sort)
    for (const at of [0, Math.floor(list.length / 2), Math.max(0, list.length - 3)]) {
      const { total, rows } = decisionRows(file, { filter, sort }, { at, limit: 40 })
      expect(total).toBe(list.length)
      expect(rows.map(({ ord }) => ord - 1)).toEqual(list.slice(at, at + 40))
    }
    const summary = decisionSummary(file, filter)
    expect(summary.total).toBe(list.length)
    for (const field of ['boundary', 'finding', 'entitlement'] as const)
      expect(
        new Map(
          summary.facets[field].top.filter(({ count }) => count > 0).map((each) => [each.value, each.count]),
        ),
        field,
      ).toEqual(naiveFacet(all, filter, field))
  })

  it('give no rows past the last one, and say where a decision that is not in them stands', () => {
    using file = reading(path)
    const list = { filter: filterOf({ facets: { complete: ['incomplete'] } }), sort: BY_TIME }
    const { total } = decisionRows(file, list, { at: 0, limit: 1 })
    expect(decisionRows(file, list, { at: total, limit: 100 })).toEqual({ total, rows: [] })
    const complete = all.findIndex(({ decision }) => decision.complete) + 1
    expect(decisionPlace(file, list, complete)).toEqual({ at: null, total, before: null, after: null })
    expect(decisionPlace(file, list, count + 1).at).toBeNull()
  })
})

describe('a facet of more values than it lists', () => {
  const path = folder.path('values.docket')
  const long = 'x'.repeat(1001)
  beforeAll(() => {
    // Of value n there are n decisions, but of the last hundred one each, all by one actor.
    const all = Array.from({ length: 250 }, (_, value) =>
      Array.from({ length: value < 150 ? value + 2 : 1 }, (_, each) => ({
        decision: decisionOf(`d-${value}-${each}`, {
          action: doneAction('assignRole', `erp/${value}`),
          ...(value < 150 ? {} : { actor: undefined }),
        }),
        findings: [],
      })),
    ).flat()
    all.push({ decision: decisionOf('long', { action: doneAction('assignRole', long) }), findings: [] })
    write(path, all)
  })

  it('lists the commonest under the filter, those that the filter names, and none too long to be named', () => {
    using file = reading(path)
    const whole = decisionSummary(file, filterOf({})).facets.entitlement
    expect(whole.values).toBe(251)
    expect(whole.top).toHaveLength(200)
    expect(whole.top.slice(0, 2)).toEqual([
      { value: 'erp/149', count: 151 },
      { value: 'erp/148', count: 150 },
    ])
    const rare = decisionSummary(file, filterOf({ facets: { actor: [''], entitlement: ['erp/0'] } }))
    const counted = rare.facets.entitlement.top.filter(({ count }) => count > 0)
    expect(counted.map(({ value }) => value).toSorted()).toEqual(
      Array.from({ length: 100 }, (_, at) => `erp/${150 + at}`).toSorted(),
    )
    expect(rare.facets.entitlement.top).toContainEqual({ value: 'erp/0', count: 0 })
    expect(rare.total).toBe(0)
    expect(rare.facets.actor.top).toEqual([
      { value: 'agent:prov-7', count: 2 },
      { value: '', count: 0 },
    ])
    for (const { top } of [whole, rare.facets.entitlement])
      expect(top.map(({ value }) => value)).not.toContain(long)
  })
})

describe('decisions that share an id', () => {
  const path = folder.path('shared.docket')
  beforeAll(() => {
    const of = (run: string, codes: readonly string[]): Judged => ({
      decision: decisionOf('same', { run, findings: [...codes] }),
      findings: codes.map((code) => ({ ...findingOf(code, 'same'), message: `${code} of ${run}` })),
    })
    write(path, [of('r-1', ['BD-03']), of('r-2', ['BD-01', 'BD-03']), of('r-3', []), of('r-4', ['BD-01'])])
  })

  it('are told apart by their place, each with its own findings', () => {
    using file = reading(path)
    const messagesAt = (ord: number) =>
      decisionInFull(file, 'same', ord).findings.map(({ message }) => message)
    expect([1, 2, 3, 4].map(messagesAt)).toEqual([
      ['BD-03 of r-1'],
      ['BD-01 of r-2', 'BD-03 of r-2'],
      [],
      ['BD-01 of r-4'],
    ])
    expect(decisionInFull(file, 'same').decision.run).toBe('r-1')
    expect(decisionInFull(file, 'same', 4).decision.run).toBe('r-4')
    for (const ord of [5, 2 ** 31])
      expect(() => decisionInFull(file, 'same', ord)).toThrow('no decision same')
    expect(() => decisionInFull(file, 'other', 1)).toThrow('no decision other')
  })
})

describe('a case that somebody else writes to', () => {
  it('is seen as it was rebuilt, by those who had it open', () => {
    const path = folder.path('rebuilt.docket')
    write(path, [{ decision: decisionOf('before'), findings: [] }])
    using file = reading(path)
    const idsNow = () =>
      decisionRows(file, { filter: filterOf({ text: 'O' }), sort: BY_TIME }, { at: 0, limit: 9 }).rows.map(
        ({ id }) => id,
      )
    expect(idsNow()).toEqual(['before'])
    using writing = openCase(path, { access: 'read-write', ...TOOLS })
    using writer = writing.replaceDerived()
    writer.addDecision(decisionOf('now'), [])
    writer.addDecision(decisionOf('and now'), [])
    expect(idsNow()).toEqual(['before'])
    writer.finish({ duplicates: new Map() })
    expect(idsNow()).toEqual(['now', 'and now'])
    expect(decisionSummary(file, filterOf({})).total).toBe(2)
  })
})
