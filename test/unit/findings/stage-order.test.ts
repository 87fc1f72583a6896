import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Move, unenteredLeavings } from '../../../shared/findings/reading/stage-order.ts'
import { recordsOf } from './dossier-builder.ts'

const SKEW = 5
const [placed] = recordsOf([[0, { transition: { id: 't', from: 'a', to: 'b' } }]])

const moves = fc
  .array(
    fc.record({
      from: fc.constantFrom('a', 'b', 'c', 'd'),
      to: fc.constantFrom('a', 'b', 'c', 'd'),
      instant: fc.integer({ min: 0, max: 12 }),
      stream: fc.constantFrom('x', 'y', 'z'),
    }),
    { maxLength: 6 },
  )
  .map((list) =>
    list.toSorted((a, b) => a.instant - b.instant).map((each): Move => ({ ...each, placed: placed! })),
  )

/** The fewest breaches of any order allowed, by trying every one. */
function fewest(left: readonly Move[], entered: ReadonlySet<string>): number {
  if (left.length === 0) return 0
  const heads = left.filter((move, at) =>
    left.every(
      (other, otherAt) =>
        otherAt >= at || (other.stream !== move.stream && move.instant - other.instant <= SKEW),
    ),
  )
  return Math.min(
    ...heads.map((move) => {
      const breaks = entered.has(move.from) ? 0 : 1
      return (
        breaks +
        fewest(
          left.filter((each) => each !== move),
          new Set([...entered, move.from, move.to]),
        )
      )
    }),
  )
}

it('finds an order without breach wherever there is one', () => {
  fc.assert(
    fc.property(moves, (list) => {
      const found = unenteredLeavings(list, new Set(['a']), () => false, SKEW)
      expect(found.length === 0).toBe(fewest(list, new Set(['a'])) === 0)
    }),
    { numRuns: 2000 },
  )
})

it('takes time linear in the moves, whatever the streams', () => {
  const many = Array.from({ length: 200_000 }, (_, at): Move => ({
    from: `s${200_000 - at - 1}`,
    to: `s${200_000 - at}`,
    instant: 0,
    stream: `x${at}`,
    placed: placed!,
  }))
  expect(unenteredLeavings(many, new Set(['s0']), () => false, SKEW)).toEqual([])
  expect(unenteredLeavings(many, new Set(['none']), () => false, SKEW)).not.toEqual([])
})
