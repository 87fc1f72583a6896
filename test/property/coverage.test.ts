import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { coverageOf, type Interval } from '../../shared/engine/policies/coverage.ts'
import { holds } from '../../shared/reconstruct/definition-of-run.ts'

const DAY = 86_400_000
const end = fc.integer({ min: 0, max: 6 }).map((day) => day * DAY)
const intervals = fc.array(
  fc.tuple(fc.option(end, { nil: -Infinity }), fc.option(end, { nil: Infinity })).map(([start, to]) => ({
    start,
    end: to,
  })),
  { maxLength: 5 },
)

const named = (list: readonly { readonly start: number; readonly end: number }[]): Interval[] =>
  list.map((each, at) => ({ ...each, version: `v${at}` }))

/** By the rule that says which version counts for a decision. */
function inForce(list: readonly Interval[], at: number): readonly string[] {
  const text = (instant: number) => (Number.isFinite(instant) ? new Date(instant).toISOString() : undefined)
  return list
    .filter(({ start, end: to }) => holds({ from: text(start), to: text(to) }, at))
    .map(({ version }) => version)
}

it('says of every instant which versions are in force, borders included', () => {
  fc.assert(
    fc.property(intervals, fc.integer({ min: -1, max: 7 }), fc.constantFrom(-1, 0, 1), (list, day, by) => {
      const given = named(list)
      const at = day * DAY + by
      const stretches = coverageOf(given)
      const there = stretches.filter(({ from, to }) => (from ?? -Infinity) <= at && at < (to ?? Infinity))
      const expected = inForce(given, at)
      if (stretches.length === 0) {
        expect(expected).toEqual([])
        return
      }
      expect(there).toHaveLength(1)
      expect(there[0]?.versions).toEqual(expected)
      expect(there[0]?.kind).toBe(['gap', 'one'][expected.length] ?? 'overlap')
    }),
  )
})

it('leaves no time out and tells none twice', () => {
  fc.assert(
    fc.property(intervals, (list) => {
      const stretches = coverageOf(named(list))
      if (stretches.length === 0) return
      expect(stretches[0]?.from).toBeNull()
      expect(stretches.at(-1)?.to).toBeNull()
      for (const [at, { to }] of stretches.slice(0, -1).entries()) expect(stretches[at + 1]?.from).toBe(to)
    }),
  )
})
