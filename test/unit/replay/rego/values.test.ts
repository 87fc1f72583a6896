import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesOfString, stringOfBytes } from '../../../../shared/replay/rego/values/bytes.ts'
import { compareValues, equalValues } from '../../../../shared/replay/rego/values/compare.ts'
import { jsonText } from '../../../../shared/replay/rego/values/json-text.ts'
import { valueOfJson } from '../../../../shared/replay/rego/values/json-value.ts'
import { keyOf } from '../../../../shared/replay/rego/values/key.ts'
import { numberOfText } from '../../../../shared/replay/rego/values/number.ts'
import { objectOf } from '../../../../shared/replay/rego/values/object.ts'
import { setOf } from '../../../../shared/replay/rego/values/set.ts'
import { termText } from '../../../../shared/replay/rego/values/term-text.ts'
import type { Value } from '../../../../shared/replay/rego/values/value.ts'
import { valueOf } from './builtin-call.ts'

const texts = fc.constantFrom('', 'a', 'b', '\u{0}', '\u{0}s', '\u{e000}', '😀', '__proto__')
const numbers = fc.constantFrom(
  '0',
  '-0',
  '1',
  '1.0',
  '1e0',
  '10',
  '1e1',
  '-1',
  '0.1',
  '1e400',
  '18446744073709551617',
)
const { value: values } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Value>(null, true, false),
    texts,
    numbers.map(numberOfText),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(tie('value'), { maxLength: 3 }).map(setOf),
    fc.array(fc.tuple(tie('value'), tie('value')), { maxLength: 3 }).map(objectOf),
  ),
}))

describe('values of Rego', () => {
  it('have one order: by type, then by size, code points, elements, keys and values', () => {
    const ordered = [
      'null',
      'false',
      'true',
      '-1e400',
      '-1',
      '0.5',
      '1',
      '18446744073709551616',
      '18446744073709551617',
      '""',
      '"a"',
      '"\u{e000}"',
      '"😀"',
      '[]',
      '[1]',
      '[1,0]',
      '[2]',
      '{}',
      '{"a":2}',
      '{"a":2,"b":1}',
      '{"b":1}',
    ].map(valueOf)
    const shuffled = ordered.toReversed().toSorted(compareValues)
    expect(shuffled.map(jsonText)).toEqual(ordered.map(jsonText))
    expect(compareValues(setOf([]), valueOf('{"z":1}'))).toBeGreaterThan(0)
  })

  it('have one key if they are the same, and only then', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        expect(keyOf(a) === keyOf(b)).toBe(equalValues(a, b))
        expect(Math.sign(compareValues(a, b))).toBe(-Math.sign(compareValues(b, a)) + 0)
      }),
    )
  })

  it('are ordered transitively', () => {
    fc.assert(
      fc.property(values, values, values, (a, b, c) => {
        const [x, y, z] = [a, b, c].toSorted(compareValues)
        expect(compareValues(x ?? null, y ?? null)).toBeLessThanOrEqual(0)
        expect(compareValues(x ?? null, z ?? null)).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('take 1, 1.0 and 1e0 for one number in a set, and keep the first as it was written', () => {
    const set = setOf(['1.0', '1', '1e0', '2'].map(numberOfText))
    expect(jsonText(set)).toBe('[1.0,2]')
  })

  it('compare numbers with huge exponents without writing them out', () => {
    const [a, b] = [numberOfText('1e999999999999'), numberOfText('9e999999999998')]
    expect(compareValues(a, b)).toBeGreaterThan(0)
  })

  it('treat names of the prototype as data', () => {
    const object = valueOf('{"__proto__": 1, "constructor": 2}')
    expect(jsonText(object)).toBe('{"__proto__":1,"constructor":2}')
    expect(keyOf(valueOf('{}'))).not.toBe(keyOf(object))
  })
})

describe('JSON', () => {
  it('keeps numbers by their text', () => {
    const text = '[1.0,1e400,-0,12345678901234567890,1E+2]'
    expect(jsonText(valueOf(text))).toBe(text)
  })

  it('refuses two equal keys where it is asked to, else lets the last count', () => {
    const text = String.raw`{"a":1,"\u0061":2}`
    expect(valueOfJson(text, { duplicates: 'refused', maxDepth: 9 })).toMatchObject({
      reason: 'duplicate-key',
    })
    const last = valueOfJson(text, { duplicates: 'last', maxDepth: 9 })
    expect(last.ok && jsonText(last.value)).toBe('{"a":2}')
  })

  it.each(['', '[1,]', '{"a":1,}', '01', '1.', '"\u{1}"', '"\\x"', '[1] 2', 'nul', '{1:2}', '"a'])(
    'is not %j',
    (text) => {
      expect(valueOfJson(text, { duplicates: 'last', maxDepth: 9 })).toMatchObject({ reason: 'not-json' })
    },
  )

  it('is refused deeper than it may be', () => {
    expect(valueOfJson('[[[]]]', { duplicates: 'last', maxDepth: 2 })).toMatchObject({ reason: 'too-deep' })
  })

  it('escapes what Go escapes', () => {
    expect(jsonText('<a&b>\u{2028}\u{7}"\\')).toBe(String.raw`"\u003ca\u0026b\u003e\u2028\u0007\"\\"`)
  })
})

describe('texts', () => {
  it('hold any bytes, UTF-8 or not, and give them back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        expect(bytesOfString(stringOfBytes(bytes))).toEqual(bytes)
      }),
    )
  })

  it('are printed as OPA prints terms', () => {
    const value = setOf([valueOf(String.raw`{"a": [1.50, "x\"\n\u0000é\u200b"]}`), setOf([])])
    expect(termText(value)).toBe(String.raw`{{"a": [1.50, "x\"\n\x00é\u200b"]}, set()}`)
  })
})
