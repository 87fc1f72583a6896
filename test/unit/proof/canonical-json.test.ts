import { describe, expect, it } from 'vitest'
import {
  CanonicalJsonError,
  canonicalJson,
  comparableJson,
  equalAsJson,
} from '../../../shared/proof/canonical-json.ts'
import { MAX_DEPTH, parseLossless, rawNumber } from '../../../shared/proof/lossless-json.ts'

function codeOf(value: unknown): string {
  try {
    return `written: ${canonicalJson(value)}`
  } catch (error) {
    return error instanceof CanonicalJsonError ? error.code : String(error)
  }
}

function nested(depth: number): unknown {
  return depth === 0 ? 0 : [nested(depth - 1)]
}

describe('canonicalJson', () => {
  it('sorts keys by UTF-16 code units, so that U+1F600 comes before U+FB33', () => {
    expect(canonicalJson({ '\ufb33': 1, '😀': 2, b: 3, a: [true, null, -0, 1e21] })).toBe(
      '{"a":[true,null,0,1e+21],"b":3,"😀":2,"\ufb33":1}',
    )
  })

  it.each([
    ['NaN', Number.NaN, 'not-finite'],
    ['an infinity', { a: Number.POSITIVE_INFINITY }, 'not-finite'],
    ['undefined', { a: undefined }, 'not-json-value'],
    ['a bigint', 1n, 'not-json-value'],
    ['a date', new Date(0), 'not-json-value'],
    ['a map', new Map(), 'not-json-value'],
    ['raw JSON that is no integer', JSON.rawJSON('"x"'), 'not-json-value'],
    ['half of a character', '\ud800', 'lone-surrogate'],
    ['half of a character in a key', { '\udc00': 1 }, 'lone-surrogate'],
    ['an integer beyond 2^53', { n: rawNumber('9007199254740993') }, 'big-integer'],
    ['depth over the bound', nested(MAX_DEPTH + 1), 'too-deep'],
    // An array with a hole, which is undefined.
    ['a hole', Array.from({ length: 2 }), 'not-json-value'],
  ])('refuses %s', (_, value, code) => {
    expect(codeOf(value)).toBe(code)
  })

  it('writes what is as deep as parseLossless reads', () => {
    expect(codeOf(nested(MAX_DEPTH))).toMatch(/^written/)
  })

  it('writes a key named __proto__ as any other', () => {
    const reading = parseLossless('{"__proto__":{"b":1,"a":2}}')
    expect(reading.ok && canonicalJson(reading.value)).toBe('{"__proto__":{"a":2,"b":1}}')
  })
})

describe('comparableJson', () => {
  it('gives equal integers one text, however they are written', () => {
    expect(comparableJson(1e21)).toBe(comparableJson(rawNumber('1000000000000000000000')))
    expect(comparableJson(-1.25e23)).toBe(comparableJson(rawNumber('-125000000000000000000000')))
    expect(comparableJson(1e-7)).toBe('1e-7')
    expect(comparableJson(rawNumber('5'))).toBe(comparableJson(5))
    expect(comparableJson(rawNumber('-0'))).toBe(comparableJson(0))
    expect(comparableJson(rawNumber('9007199254740993'))).not.toBe(comparableJson(9007199254740992))
  })
})

describe('equalAsJson', () => {
  const a = { groups: ['x', 'y', ['p', 'q']], n: 1 }
  const b = { n: 1, groups: [['q', 'p'], 'y', 'x'] }

  it('compares arrays as sets only where it is asked to, nested ones too', () => {
    expect(equalAsJson(a, b, { sets: 'unordered' })).toBe(true)
    expect(equalAsJson(a, b, { sets: 'ordered' })).toBe(false)
  })

  it('counts how often an element is there', () => {
    expect(equalAsJson(['x', 'x', 'y'], ['x', 'y', 'y'], { sets: 'unordered' })).toBe(false)
  })

  it('tells apart what only looks alike', () => {
    expect(equalAsJson('1', 1, { sets: 'unordered' })).toBe(false)
    expect(equalAsJson(['a,b'], ['a', 'b'], { sets: 'unordered' })).toBe(false)
    expect(equalAsJson('é', 'e\u0301', { sets: 'ordered' })).toBe(false)
    expect(equalAsJson(null, false, { sets: 'ordered' })).toBe(false)
  })
})
