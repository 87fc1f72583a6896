import { describe, expect, it } from 'vitest'
import { call } from './builtin-call.ts'

const text = (value: string) => JSON.stringify(value)

describe('times', () => {
  it.each([
    ['2006-01-02T15:04:05Z07:00', '2017-06-02T19:00:00-07:00', '1496455200000000000'],
    ['RFC822Z', '02 Jun 17 19:00 -0700', '1496455200000000000'],
    ["01/02 03:04:05PM '06 -0700", "06/02 07:00:00PM '17 -0700", '1496455200000000000'],
    ['2006-01-02 15:04:05', '2020-02-29 23:59:59.25', '1583020799250000000'],
    ['2006 002', '2020 366', '1609372800000000000'],
    ['Jan _2 2006', 'mar  3 2021', '1614729600000000000'],
    ['RFC3339', '1677-09-21T00:12:43.145224192Z', '-9223372036854775808'],
    ['RFC3339', '2262-04-11T23:47:16.854775808Z', 'eval_builtin_error'],
    ['2006-01-02', '2021-02-29', 'eval_builtin_error'],
    ['2006-01-02', '2021-2-2', 'eval_builtin_error'],
    ['2006-01-02 MST', '2021-02-02 PST', 'refused'],
    ['2006-01-02 MST', '2021-02-02 UTC', '1612224000000000000'],
  ])('by the layout %j: %j', (layout, written, result) => {
    expect(call('time.parse_ns', text(layout), text(written))).toBe(result)
  })

  it('are written by Go layouts, by default with all that tells', () => {
    const at = '1582977600123000000'
    expect(call('time.format', at)).toBe('"2020-02-29T12:00:00.123Z"')
    expect(call('time.format', `[${at}, "Asia/Kolkata", "Mon Jan _2 03:04PM .000 -07:00 002"]`)).toBe(
      '"Sat Feb 29 05:30PM .123 +05:30 060"',
    )
    expect(call('time.format', `[${at}, "Europe/Berlin", "RFC1123"]`)).toBe('refused')
  })

  it('are shown on the clock of the zone that is asked for, whatever the machine is set to', () => {
    const summer = '1593604800000000000'
    expect(call('time.clock', `[${summer}, "America/New_York"]`)).toBe('[8,0,0]')
    expect(call('time.date', `[${summer}, "Pacific/Auckland"]`)).toBe('[2020,7,2]')
    expect(call('time.weekday', summer)).toBe('"Wednesday"')
    expect(call('time.clock', `[${summer}, "america/new_york"]`)).toBe('eval_builtin_error')
    expect(call('time.clock', `[${summer}, "Local"]`)).toBe('refused')
    expect(call('time.clock', '[0, "America/New_York"]')).toBe('refused')
  })

  it('move by the calendar of the zone, over a change of the clocks too', () => {
    expect(call('time.add_date', '1585852421593912000', '3', '9', '12')).toBe('1705257221593912000')
    const beforeChange = '1585310400000000000'
    expect(call('time.add_date', `[${beforeChange}, "Europe/Berlin"]`, '0', '0', '3')).toBe(
      `${1585310400000000000n + 3n * 86_400_000_000_000n - 3_600_000_000_000n}`,
    )
    expect(call('time.add_date', '0', '2262', '1', '1')).toBe('eval_builtin_error')
  })

  it('differ by years, months, days and the rest', () => {
    expect(call('time.diff', '1582977600000000000', '1517814000000000000')).toBe('[2,0,24,5,0,0]')
  })

  it('are integers of 64 bits', () => {
    expect(call('time.date', '15829776000000000000')).toBe('eval_builtin_error')
    expect(call('time.date', '1.5')).toBe('eval_builtin_error')
  })

  it.each([
    ['1h15m30.918s', '4530918000000'],
    ['-1.5h', '-5400000000000'],
    ['1us2µs', '3000'],
    ['0', '0'],
    ['1', 'eval_builtin_error'],
    ['1d', 'eval_builtin_error'],
    ['9223372036854775808ns', 'eval_builtin_error'],
  ])('last %s', (written, result) => {
    expect(call('time.parse_duration_ns', text(written))).toBe(result)
  })
})
