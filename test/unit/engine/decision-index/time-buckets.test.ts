import { describe, expect, it } from 'vitest'
import { timeBuckets } from '../../../../shared/engine/decision-index/time-buckets.ts'

const MINUTE = 60_000
const DAY = 1440 * MINUTE
const START = Date.UTC(2026, 3, 1, 5, 7, 9, 123)

describe('buckets of time', () => {
  it.each([
    ['one instant', 0, MINUTE],
    ['an hour', 60 * MINUTE, MINUTE],
    ['a day', DAY, 10 * MINUTE],
    ['a week', 7 * DAY, 120 * MINUTE],
    ['four weeks', 28 * DAY, 360 * MINUTE],
    ['a quarter', 91 * DAY, DAY],
    ['two years', 730 * DAY, 7 * DAY],
    ['forty years', 14_600 * DAY, 92 * DAY],
  ])('over %s are as wide as a person counts, begin on such a border and hold all', (_, span, width) => {
    const { start, of, count, ...buckets } = timeBuckets(
      Float64Array.of(START, START + span, START + span / 3),
    )
    expect(buckets.width).toBe(width)
    expect(start % width).toBe(0)
    expect(start).toBeLessThanOrEqual(START)
    expect([of[0], of[1]]).toEqual([0, count - 1])
    expect(count).toBeLessThanOrEqual(160)
  })

  it('hold the first and last dates that there are', () => {
    const { of, count, width } = timeBuckets(Float64Array.of(-8.64e15, 8.64e15, 0))
    expect([...of]).toEqual([0, count - 1, -Math.floor(-8.64e15 / width)])
    expect(count).toBeLessThanOrEqual(400)
  })

  it('are none where there is nothing', () => {
    expect(timeBuckets(new Float64Array(0))).toMatchObject({ count: 0 })
  })
})
