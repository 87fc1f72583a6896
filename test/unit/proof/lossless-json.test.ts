import { describe, expect, it } from 'vitest'
import {
  type JsonRefusalReason,
  MAX_DEPTH,
  isRawNumber,
  parseLossless,
  rawNumber,
  stringifyLossless,
} from '../../../shared/proof/lossless-json.ts'

function valueOf(text: string): unknown {
  const reading = parseLossless(text)
  if (!reading.ok) throw new Error(reading.detail)
  return reading.value
}

function refusalOf(text: string) {
  const reading = parseLossless(text)
  if (reading.ok) throw new Error(`taken: ${text.slice(0, 80)}`)
  return reading
}

describe('integers', () => {
  it.each([
    '9007199254740992',
    '-9007199254740992',
    '9007199254740993',
    '12345678901234567000',
    '18446744073709551615',
    '-170141183460469231731687303715884105728',
  ])('keeps all digits of %s', (digits) => {
    expect(isRawNumber(valueOf(digits))).toBe(true)
    const text = `{"n":${digits},"in":[${digits}]}`
    expect(stringifyLossless(valueOf(text) as never)).toBe(text)
  })

  it.each(['9007199254740991', '-9007199254740991', '1777000000123456', '0', '-7'])(
    'reads %s as a number',
    (digits) => {
      expect(valueOf(digits)).toBe(Number(digits))
    },
  )

  it('leaves fractions and exponents to doubles, as JSON.parse does', () => {
    expect(valueOf('[1e21, 0.1234567890123456789, 12345678901234567.5, 1e-400, -0]')).toEqual([
      1e21, 0.12345678901234568, 12345678901234568, 0, -0,
    ])
  })

  it('takes only integer literals as raw numbers', () => {
    expect(() => rawNumber('"text"')).toThrow(SyntaxError)
    expect(() => rawNumber('01')).toThrow(SyntaxError)
    expect(isRawNumber(JSON.rawJSON('"text"'))).toBe(false)
  })
})

describe('what two readers could read differently', () => {
  const cases: readonly (readonly [string, JsonRefusalReason, number])[] = [
    ['{"a":1,"a":2}', 'duplicate-key', 7],
    ['{"a":1,"\\u0061":2}', 'duplicate-key', 7],
    ['{"\\u0061":1,"a":2}', 'duplicate-key', 12],
    ['{"__proto__":1,"__proto__":2}', 'duplicate-key', 15],
    ['[{"x":{"deep":[0,{"k":1, "k" :1}]}}]', 'duplicate-key', 25],
    ['1e400', 'number-out-of-range', 0],
    ['{"n": -1e999}', 'number-out-of-range', 6],
    ['{"s":"\\ud800"}', 'lone-surrogate', 6],
    ['{"s":"\\uDC00x"}', 'lone-surrogate', 6],
    ['{"\\ud83d\\u0041":1}', 'lone-surrogate', 2],
    ['["\ud800"]', 'lone-surrogate', 2],
  ]
  it.each(cases)('refuses %s as %s at character %i', (text, reason, offset) => {
    expect(refusalOf(text)).toMatchObject({ reason, offset })
  })

  it('refuses an integer that no double comes near', () => {
    expect(refusalOf('9'.repeat(400)).reason).toBe('number-out-of-range')
  })

  it('finds a duplicate among more keys than the scan compares', () => {
    const members = Array.from({ length: 300 }, (_, index) => `"k${index}":0`)
    expect(parseLossless(`{${members.join(',')}}`).ok).toBe(true)
    expect(refusalOf(`{${members.join(',')},"k7":0}`).reason).toBe('duplicate-key')
  })

  it('finds a duplicate after many thousands of keys, in one object and in many', () => {
    const members = Array.from({ length: 20_000 }, (_, index) => `"k${index}":0`)
    expect(refusalOf(`{${members.join(',')},"k19999":0}`).reason).toBe('duplicate-key')
    const objects = Array.from({ length: 20_000 }, (_, index) => `{"a":${index},"b":{}}`)
    expect(parseLossless(`[${objects.join(',')}]`).ok).toBe(true)
    expect(refusalOf(`[${objects.join(',')},{"a":1,"a":1}]`).reason).toBe('duplicate-key')
  })

  it('takes different keys whose scan hashes are equal', () => {
    // 'Aa' and 'BB' have one hash by multiply-and-add with 31.
    expect(valueOf('{"Aa":1,"BB":2}')).toEqual({ Aa: 1, BB: 2 })
  })

  it('takes the same key in different objects, and surrogates in pairs', () => {
    expect(valueOf('[{"a":1},{"a":{"a":2}},"\\ud83d\\ude00"]')).toEqual([{ a: 1 }, { a: { a: 2 } }, '😀'])
  })
})

describe('depth', () => {
  it('takes MAX_DEPTH and refuses one more, of arrays and of objects', () => {
    const arrays = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
    const objects = (depth: number) => `${'{"a":'.repeat(depth)}0${'}'.repeat(depth)}`
    for (const nest of [arrays, objects]) {
      expect(parseLossless(nest(MAX_DEPTH)).ok).toBe(true)
      expect(refusalOf(nest(MAX_DEPTH + 1)).reason).toBe('too-deep')
    }
  })

  it('answers 8 million open brackets at once', () => {
    const started = process.cpuUsage()
    expect(refusalOf('['.repeat(8_000_000)).reason).toBe('too-deep')
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(1000)
  })
})

describe('hostile text', () => {
  it('makes plain keys of __proto__, constructor and toJSON', () => {
    for (const text of [
      '{"__proto__":{"admin":true},"constructor":1,"toJSON":2}',
      '{"__proto__":1e2,"n":1}',
    ]) {
      const value = valueOf(text) as object
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
      expect(Object.hasOwn(value, '__proto__')).toBe(true)
      expect(Object.keys(value)).toEqual(Object.keys(JSON.parse(text) as object))
    }
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
  })

  it.each([
    '',
    ' ',
    '{"a":1} x',
    '{"a":1}}',
    '[1,]',
    '{"a":1,}',
    '{a:1}',
    '01',
    '1.',
    '-',
    '+1',
    '.5',
    'NaN',
    'tru',
    '"a',
    '"\\',
    '"\\x"',
    '"\\u12"',
    '"\t"',
    '"a\u0000b"',
    '"a\u001fb"',
    '\ufeff{}',
    '{"a"',
    '[',
    '}',
    '\u00a0{}',
  ])('refuses %j as no JSON', (text) => {
    expect(refusalOf(text).reason).toBe('not-json')
  })

  it('says where, and keeps messages short however long the keys are', () => {
    expect(refusalOf('{"a":[{"b/c":[1,tru]}]}')).toMatchObject({
      reason: 'not-json',
      offset: 16,
      detail: `"t" stands where a value should be, at character 16, path "/a/0/b~1c/1"`,
    })
    const long = 'k'.repeat(100_000)
    expect(refusalOf(`{"${long}":{"${long}":1,"${long}":2}}`).detail.length).toBeLessThan(400)
  })
})
