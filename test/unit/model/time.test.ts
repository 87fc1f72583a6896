import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDuration, subtractDuration } from '../../../shared/model/duration.ts'
import { endOfDateOrTime, instantOf, instantOfDateOrTime, timeText } from '../../../shared/model/time.ts'

describe('an RFC 3339 time', () => {
  it('is what Date says of it, whatever the offset', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('9999-01-01'), noInvalidDate: true }), (date) => {
        expect(instantOf(date.toISOString())).toBe(date.getTime())
        expect(timeText(date.getTime())).toBe(date.toISOString())
      }),
    )
    expect(instantOf('2026-05-04T04:13:07.412+02:00')).toBe(instantOf('2026-05-04T02:13:07.412Z'))
    expect(instantOf('2026-05-04t02:13:07z')).toBe(Date.UTC(2026, 4, 4, 2, 13, 7))
  })

  it('tells microseconds apart', () => {
    const [early, late] = ['2026-11-23T18:10:41.944526Z', '2026-11-23T18:10:41.944527Z'].map(instantOf) as [
      number,
      number,
    ]
    expect(late).toBeGreaterThan(early)
  })

  it('never lies past the second or millisecond it is written in', () => {
    for (const fraction of ['999999999', '999999999999999999']) {
      expect(instantOf(`2026-05-31T23:59:59.${fraction}Z`)).toBeLessThan(Date.UTC(2026, 5, 1))
      expect(timeText(instantOf(`2026-05-31T23:59:59.${fraction}Z`) ?? Number.NaN)).toBe(
        '2026-05-31T23:59:59.999Z',
      )
    }
  })

  it.each([
    '2026-02-30T00:00:00Z',
    '2026-05-04T24:00:00Z',
    '2026-05-04T02:13:07',
    '2026-05-04',
    '',
    '2026-5-4T02:13:07Z',
  ])('is not %j', (text) => {
    expect(instantOf(text)).toBeUndefined()
  })

  it('takes a date as the whole day where a date may stand', () => {
    expect(instantOfDateOrTime('2026-06-30')).toBe(Date.UTC(2026, 5, 30))
    expect(endOfDateOrTime('2026-06-30')).toBe(Date.UTC(2026, 6, 1))
    expect(endOfDateOrTime('2026-06-30T12:00:00Z')).toBe(Date.UTC(2026, 5, 30, 12))
  })
})

describe('a duration', () => {
  it('goes by the calendar for months and years, by length for the rest', () => {
    const start = Date.UTC(2026, 0, 31, 6)
    expect(addDuration(start, 'P1M')).toBe(Date.UTC(2026, 1, 28, 6))
    expect(addDuration(start, 'P90D')).toBe(start + 90 * 86_400_000)
    expect(subtractDuration(Date.UTC(2028, 1, 29), 'P7Y')).toBe(Date.UTC(2021, 1, 28))
    expect(addDuration(start, 'P1DT2H3M4.5S')).toBe(start + 86_400_000 + 2 * 3_600_000 + 3 * 60_000 + 4_500)
  })
})
