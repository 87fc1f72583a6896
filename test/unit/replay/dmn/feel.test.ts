import * as fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import {
  add,
  compareDecimals,
  type Decimal,
  decimalText,
  divide,
  multiply,
  readDecimal,
} from '../../../../shared/replay/dmn/feel/decimal.ts'
import { dateOfEpochDay, epochDay } from '../../../../shared/replay/dmn/feel/calendar.ts'
import { evaluate } from '../../../../shared/replay/dmn/feel/evaluate.ts'
import { FeelRefused } from '../../../../shared/replay/dmn/feel/refused.ts'
import { readExpression } from '../../../../shared/replay/dmn/feel/parse.ts'
import { Run } from '../../../../shared/replay/dmn/feel/run.ts'
import { valueText } from '../../../../shared/replay/dmn/feel/value-text.ts'

/** The value of an expression, as FEEL writes it. */
function text(expression: string): string {
  const run = new Run(() => {
    throw new FeelRefused('a clock')
  })
  const read = readExpression(expression, { names: {}, types: () => undefined })
  return valueText(evaluate(read, { find: () => undefined }, run))
}

describe('numbers', () => {
  it.each([
    ['0.1 + 0.2 = 0.3', 'true'],
    ['9007199254740993 - 1', '9007199254740992'],
    ['1 / 3', '0.3333333333333333333333333333333333'],
    ['2 ** 0.5', '1.414213562373095048801688724209698'],
    ['exp(1)', '2.718281828459045235360287471352662'],
    ['log(10)', '2.302585092994045684017991454684364'],
    ['decimal(2.5, 0)', '2'],
    ['round half up(-2.5, 0)', '-3'],
    ['modulo(-12, 5)', '3'],
    ['1 / 0', 'null'],
  ])('%s is %s', (expression, value) => {
    expect(text(expression)).toBe(value)
  })

  const numbers = fc
    .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: -6, max: 6 }))
    .map(([digits, exponent]) => readDecimal(`${digits}e${exponent}`) as Decimal)

  it('add and multiply without rounding while 34 digits hold the result', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const scaled = (n: Decimal) => n.coefficient * 10n ** BigInt(n.exponent + 12)
        expect(scaled(add(a, b) as Decimal)).toBe(scaled(a) + scaled(b))
        const product = multiply(a, b) as Decimal
        expect(product.coefficient * 10n ** BigInt(product.exponent + 24)).toBe(scaled(a) * scaled(b))
      }),
    )
  })

  it('divide so that the product is the dividend, to 33 digits', () => {
    fc.assert(
      fc.property(
        numbers,
        numbers.filter(({ coefficient }) => coefficient !== 0n),
        (a, b) => {
          const back = multiply(divide(a, b) as Decimal, b) as Decimal
          const off = add(back, { ...a, coefficient: -a.coefficient }) as Decimal
          const bound = multiply(
            { ...a, coefficient: a.coefficient < 0n ? -a.coefficient : a.coefficient },
            readDecimal('1e-33') as Decimal,
          ) as Decimal
          expect(
            compareDecimals(
              { ...off, coefficient: off.coefficient < 0n ? -off.coefficient : off.coefficient },
              bound,
            ),
          ).toBeLessThanOrEqual(0)
        },
      ),
    )
  })

  it('too small for decimal128 are zero, at once', () => {
    for (const written of ['1e-999999999', '-123e-6180', '0.04e-6175'])
      expect(readDecimal(written)).toEqual(readDecimal('0'))
    expect(decimalText(readDecimal('6e-6177') as Decimal)).toMatch(/^0\.0{6175}1$/)
    expect(text('(1 / 10 ** 6000) ** 90000 = 0')).toBe('true')
  })

  it('read what they write', () => {
    fc.assert(
      fc.property(numbers, (n) => {
        expect(readDecimal(decimalText(n))).toEqual(n)
      }),
    )
  })
})

describe('dates and times', () => {
  const before = process.env['TZ']
  afterEach(() => {
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
  })

  it.each(['UTC', 'Asia/Tokyo', 'America/New_York'])('are the same on a machine set to %s', (zone) => {
    process.env['TZ'] = zone
    expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(
      { UTC: 0, 'Asia/Tokyo': -540, 'America/New_York': 300 }[zone],
    )
    expect(text('@"2026-03-29T01:30:00" + @"PT2H"')).toBe('2026-03-29T03:30:00')
    expect(text('@"2026-03-29T01:30:00@Europe/Paris" + @"PT2H"')).toBe('2026-03-29T04:30:00@Europe/Paris')
    expect(text('@"2026-01-02" - @"2026-01-01T10:10:10@Australia/Melbourne"')).toBe('P1DT49M50S')
    expect(text('@"2026-01-01T10:00:00" < @"2026-01-01T10:00:01"')).toBe('true')
  })

  it('number days as the calendar does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
        const date = dateOfEpochDay(day)
        const theirs = new Date(day * 86_400_000)
        expect(date).toEqual({
          year: theirs.getUTCFullYear(),
          month: theirs.getUTCMonth() + 1,
          day: theirs.getUTCDate(),
        })
        expect(date === undefined ? undefined : epochDay(date)).toBe(day)
      }),
    )
  })

  it.each([
    ['@"2024-02-29" + @"P1Y"', '2025-02-28'],
    ['years and months duration(@"2011-12-22", @"2013-08-24")', 'P1Y8M'],
    ['date("2017-02-29")', 'null'],
    ['@"23:30:00" + @"PT1H"', '00:30:00'],
    ['week of year(@"2013-12-31")', '1'],
  ])('%s is %s', (expression, value) => {
    expect(text(expression)).toBe(value)
  })

  it('that lie less than a second apart are not compared', () => {
    expect(() => text('@"10:00:00.5" > @"10:00:00"')).toThrow('less than a second')
    expect(text('@"10:00:02.5" > @"10:00:00"')).toBe('true')
  })
})

describe('what feelin’s grammar reads in its own way', () => {
  it('puts back what stands after in', () => {
    expect(text('5 in [1..3] and true')).toBe('false')
    expect(text('2 in [1..3] and 1 = 2 or true')).toBe('true')
    expect(text('{x: false, r: 2 in [1..3] and x}.r')).toBe('false')
  })

  it.each(['1 < 2 = true', '1 in > 0 and true', '2 in 3 = 4'])(
    'refuses %s, which it groups as nothing says',
    (expression) => {
      expect(() => text(expression)).toThrow(FeelRefused)
    },
  )

  it('knows types of ranges', () => {
    expect(text('[1..3] instance of range<number>')).toBe('true')
    expect(text('["a".."c"] instance of range<number>')).toBe('false')
    expect(text('"range<number>"')).toBe('range<number>')
  })
})

describe('values', () => {
  it.each([
    ['true and null', 'null'],
    ['false and null', 'false'],
    ['some x in [1, 2] satisfies x > 1', 'true'],
    ['[{a: 1}, {a: 2}][a > 1].a', '[2]'],
    ['[1, 2, 3][-1]', '3'],
    ['substring("\\U01F40Eab", 2, 1)', 'a'],
    ['replace("abracadabra", "a(.)", "[$1]")', '[b]r[c][d][b]ra'],
    ['{a: 1, b: a + 1}.b', '2'],
    ['"a" < "b"', 'true'],
    ['1 = "1"', 'null'],
    ['sort([3, 1, 2], function(x, y) x < y)', '[1, 2, 3]'],
    ['before([1..5), 5)', 'true'],
  ])('%s is %s', (expression, value) => {
    expect(text(expression)).toBe(value)
  })

  it.each([
    ['a pattern that refers back', 'matches("aa", "(a)\\\\1")'],
    ['a range as a string', 'string([1..2])'],
    ['a range without an end, from a text', 'range("(1..)")'],
    ['a local time beside one with a zone', '@"2026-01-01T10:00:00" = @"2026-01-01T10:00:00Z"'],
    ['a condition that is no truth', 'if "x" then 1 else 2'],
    ['an iteration through what is no list', 'for x in 1 return x'],
    ['times of two regions', '@"10:00:00@Europe/Paris" < @"10:00:00@Asia/Tokyo"'],
  ])('refuses %s', (_, expression) => {
    expect(() => text(expression)).toThrow(FeelRefused)
  })
})
