import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { StayHistogram } from '../../shared/engine/tally/stay-histogram.ts'

const lengths = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 200 }),
    fc.integer({ min: 0, max: 10 ** 7 }),
    fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  ),
  { minLength: 1, maxLength: 60 },
)

function timesOf(values: readonly number[]) {
  const histogram = new StayHistogram()
  for (const value of values) histogram.add(value)
  return histogram.times()
}

function nearestRank(values: readonly number[], percent: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil((values.length * percent) / 100) - 1] as number
}

it('gives quantiles by nearest rank: exact below 128 ms, else within 0.8 %', () => {
  fc.assert(
    fc.property(lengths, (values) => {
      const { timed, median, p95 } = timesOf(values)
      expect(timed).toBe(values.length)
      for (const [given, percent] of [
        [median, 50],
        [p95, 95],
      ] as const) {
        const exact = nearestRank(values, percent)
        const off = Math.abs((given as number) - exact)
        expect(off).toBeLessThanOrEqual(exact < 128 ? 0 : exact / 128)
      }
    }),
  )
})

it('does not depend on the order of the values', () => {
  fc.assert(
    fc.property(lengths, (values) => {
      expect(timesOf(values.toReversed())).toEqual(timesOf(values))
      expect(timesOf(values.toSorted((a, b) => a - b))).toEqual(timesOf(values))
    }),
  )
})

it('knows nothing of no values, and takes what is negative for 0', () => {
  expect(new StayHistogram().times()).toEqual({ timed: 0, median: null, p95: null })
  expect(timesOf([-5000])).toEqual({ timed: 1, median: 0, p95: 0 })
})
