import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { openCase } from '../../shared/casefile/case-file.ts'
import {
  decisionPlace,
  decisionRows,
  decisionSummary,
} from '../../shared/engine/decision-index/decision-list.ts'
import type { Decision } from '../../shared/model/decision.ts'
import {
  DecisionFilter,
  FACET_FIELDS,
  type FacetField,
  SORT_FIELDS,
} from '../../shared/model/decision-list.ts'
import { OutcomeValue } from '../../shared/model/evidence.ts'
import { instantOf } from '../../shared/model/time.ts'
import { caseFolder, createCase, TOOLS } from '../fixtures/case-evidence.ts'
import { decisionOf, doneAction, findingOf } from '../fixtures/decision.ts'
import {
  type Judged,
  naiveBoundary,
  naiveFacet,
  naiveList,
  naiveMatch,
  naiveSeverities,
  passes,
} from '../fixtures/naive-list.ts'
import { asSchema } from '../fixtures/old-schema.ts'

/** Few and alike, so that equal values, borders between texts, and cases that fold oddly come up all the time. */
const word = fc.constantFrom(
  'a',
  'ab',
  'aB',
  'ba',
  'Straße',
  'STRASSE',
  'İx',
  'ſ',
  'é',
  '𝒳y',
  '1',
  '12',
  '2 1',
  'r-1',
  'BD-01',
)
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
const hour = fc.integer({ min: 0, max: 60 })
const timeOf = (at: number) => new Date(Date.UTC(2026, 4, 4, at)).toISOString()

const value = fc.oneof(word, fc.constantFrom(7, 12, true, null), fc.array(word, { maxLength: 2 }))
const attributes = fc
  .uniqueArray(fc.record({ name: word, value }), { selector: ({ name }) => name, maxLength: 3 })
  .map((each) => each.map((attribute) => ({ ...attribute, source: undefined, asOf: undefined })))

const found = fc.uniqueArray(
  fc.record({
    code: fc.constantFrom('BD-01', 'BD-03', 'EV-01', 'RP-01'),
    severity: fc.constantFrom('low', 'medium', 'high', 'critical'),
    excepted: fc.constantFrom(null, null, 'X-1'),
  }),
  { selector: ({ code }) => code, maxLength: 3 },
)

const judged: fc.Arbitrary<Judged> = fc
  .record({
    id: word,
    run: word,
    hour,
    subject: maybe(word),
    actor: maybe(fc.record({ id: word, owner: maybe(word), onBehalfOf: maybe(word) })),
    workflow: maybe(word),
    policy: maybe(fc.record({ id: word, version: word })),
    outcome: maybe(fc.constantFrom(...OutcomeValue.options)),
    entitlement: maybe(word),
    target: maybe(word),
    trigger: maybe(fc.record({ type: word, id: maybe(word), source: maybe(word) })),
    replay: fc.constantFrom<Decision['replay']>(
      { verdict: 'reproduced' },
      { verdict: 'diverged' },
      { verdict: 'unreplayable', reason: 'no-outcome' },
    ),
    complete: fc.boolean(),
    attributes,
    found,
  })
  .map(({ hour, subject, actor, workflow, entitlement, target, trigger, found, ...rest }) => {
    const findings = found.map((each) => ({ ...findingOf(each.code, rest.id), ...each }))
    return {
      findings,
      decision: decisionOf(rest.id, {
        ...rest,
        time: timeOf(hour),
        subject: subject === undefined ? undefined : { type: 'User', id: subject },
        actor: actor === undefined ? undefined : { kind: 'agent', ...actor },
        workflow: workflow === undefined ? undefined : { id: workflow, version: '1' },
        trigger: trigger === undefined ? undefined : { ...trigger, at: undefined },
        action:
          entitlement === undefined
            ? undefined
            : {
                ...doneAction('assignRole', entitlement),
                target: target === undefined ? undefined : { type: 'User', id: target },
              },
        findings: findings.map(({ code }) => code),
      }),
    }
  })

const facetValue: Readonly<Partial<Record<FacetField, fc.Arbitrary<string>>>> = {
  boundary: fc.constantFrom('outside', 'excepted', 'inside'),
  severity: fc.constantFrom('', 'low', 'critical'),
  finding: fc.constantFrom('', 'BD-01', 'EV-01'),
  version: fc.constantFrom('', 'a@1', 'ab@12', 'a@a'),
  complete: fc.constantFrom('complete', 'incomplete'),
  verdict: fc.constantFrom('reproduced', 'unreplayable'),
  actor: fc.oneof(word, fc.constant('')),
  entitlement: fc.oneof(word, fc.constant('')),
}
const glob = fc.oneof(
  word,
  word.map((text) => `*${text}`),
  word.map((text) => `${text}*`),
  fc.constantFrom('*', 'a*b', '*a*', 'r-*1'),
)
const condition = fc.oneof(
  fc.record({
    field: fc.constantFrom('id', 'run', 'subject', 'actor', 'entitlement', 'version', 'finding'),
    value: glob,
  }),
  fc.record({ field: fc.constantFrom('since', 'until'), value: hour.map(timeOf) }),
)
const filter = fc
  .record({
    facets: fc.record(
      Object.fromEntries(
        Object.entries(facetValue).map(([field, of]) => [
          field,
          fc.uniqueArray(of, { minLength: 1, maxLength: 2 }),
        ]),
      ),
      { requiredKeys: [] },
    ),
    few: fc.integer({ min: 0, max: 2 }),
    from: maybe(hour.map((at) => instantOf(timeOf(at))!)),
    to: maybe(hour.map((at) => instantOf(timeOf(at))!)),
    text: maybe(fc.oneof(word, fc.constantFrom('', 'B', 'S', '1,', '"', 'ss', 'user', 'BD', '1 ', 'x'))),
    where: maybe(fc.array(condition, { maxLength: 2 })),
  })
  .map(({ facets, few, ...rest }) => {
    const given = Object.fromEntries(Object.entries(facets).slice(0, few))
    return DecisionFilter.parse({ facets: given, ...rest })
  })
const sort = fc.record({ by: fc.constantFrom(...SORT_FIELDS), order: fc.constantFrom('up', 'down') })

describe('the index of decisions', () => {
  it.each(['with columns', 'without columns'] as const)(
    'says of a case %s what looking at each decision says',
    (columns) => {
      fc.assert(
        fc.property(
          fc.array(judged, { maxLength: 25 }),
          fc.array(fc.tuple(filter, sort), { minLength: 1, maxLength: 4 }),
          (all, asked) => {
            using folder = caseFolder()
            const path = folder.path('c.docket')
            write(path, all)
            if (columns === 'without columns') asSchema(path, 10)
            using file = openCase(path, { access: 'read-only', ...TOOLS })
            for (const [given, order] of asked) {
              const list = naiveList(all, given, order)
              const { total, rows } = decisionRows(
                file,
                { filter: given, sort: order },
                { at: 0, limit: 500 },
              )
              expect(total).toBe(list.length)
              expect(rows.map(({ ord }) => ord - 1)).toEqual(list)
              for (const row of rows) {
                const judged = all[row.ord - 1]!
                expect(row.boundary).toBe(naiveBoundary(judged))
                expect(row.severities).toEqual(naiveSeverities(judged))
                expect(row.match).toEqual(
                  given.text === undefined || given.text === '' ? null : naiveMatch(judged, given.text),
                )
              }
              const ord = (list[0] ?? 0) + 1
              expect(decisionPlace(file, { filter: given, sort: order }, ord)).toEqual({
                at: list.length === 0 ? null : 0,
                total: list.length,
                before: null,
                after: list.length < 2 ? null : list[1]! + 1,
              })
              expectSummary(decisionSummary(file, given), all, given)
            }
          },
        ),
        { numRuns: 60 },
      )
    },
  )
})

function write(path: string, all: readonly Judged[]): void {
  using file = createCase(path)
  using writer = file.replaceDerived()
  for (const { decision, findings } of all) writer.addDecision(decision, findings)
  writer.finish({ duplicates: new Map() })
}

function expectSummary(
  summary: ReturnType<typeof decisionSummary>,
  all: readonly Judged[],
  given: DecisionFilter,
): void {
  expect(summary.total).toBe(all.filter((each) => passes(each, given)).length)
  expect(summary.all).toBe(all.length)
  for (const field of FACET_FIELDS) {
    const { top, values } = summary.facets[field]
    expect(values).toBe(top.length)
    const counted = new Map(top.filter(({ count }) => count > 0).map(({ value, count }) => [value, count]))
    expect(counted, field).toEqual(naiveFacet(all, given, field))
  }
  const { from: _, to: __, where = [], ...rest } = given
  const anyTime = { ...rest, where: where.filter(({ field }) => field !== 'since' && field !== 'until') }
  const inAnyTime = all.filter((each) => passes(each, anyTime))
  const { start, bucketMs, counts, outside } = summary.histogram
  const inBucket = (bucket: number) =>
    inAnyTime.filter(({ decision }) => Math.floor((instantOf(decision.time)! - start) / bucketMs) === bucket)
  expect(counts).toEqual(counts.map((_, bucket) => inBucket(bucket).length))
  expect(outside).toEqual(
    outside.map((_, bucket) => inBucket(bucket).filter((each) => naiveBoundary(each) === 'outside').length),
  )
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(inAnyTime.length)
}
