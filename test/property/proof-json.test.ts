import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../shared/model/json.ts'
import { canonicalJson, comparableJson, equalAsJson } from '../../shared/proof/canonical-json.ts'
import { parseExact } from '../../shared/proof/json-exact.ts'
import { isPlainJson } from '../../shared/proof/json-plain-scan.ts'
import { parseLossless, stringifyLossless } from '../../shared/proof/lossless-json.ts'

const jsonValue = fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' }) as fc.Arbitrary<JsonValue>
const space = fc.constantFrom('', '', ' ', '\n', '\t', '\r\n', '  ')

/** Key texts that meet each other: equal ones, differently escaped ones, and names of Object.prototype. */
const keyToken = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('"a"', '"b"', '"\\u0061"', '"Aa"', '"BB"', '"__proto__"', '"constructor"'),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }).map((text) => JSON.stringify(text)) },
  { weight: 1, arbitrary: fc.constantFrom('"1"', '"0"', '"4294967295"', '""', '"\\ud83d\\ude00"', '"\\n"') },
)
const scalarToken = fc.oneof(
  fc.constantFrom('true', 'false', 'null', '0', '-0', '1e5', '1E-7', '-1.50', '1e400', '-1e309', '1e-400'),
  fc.constantFrom(
    '9007199254740991',
    '9007199254740992',
    '-9007199254740993',
    '123456789012345',
    '1234567890123456',
  ),
  fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => JSON.stringify(number)),
  fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
  fc.constantFrom('"\\ud800"', '"\\uDC00\\ud800"', '"\\\\ud800"', '"\\uD83D\\uDE00"', '"\\/\\b\\f\\u00e9"'),
)

/** JSON texts as they come: any spacing, big numbers, escapes; some with duplicate keys or half characters. */
const jsonText = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'json' },
    scalarToken,
    fc
      .array(fc.tuple(keyToken, space, tie('value'), space), { maxLength: 6, depthIdentifier: 'json' })
      .map(
        (members) => `{${members.map(([key, a, value, b]) => `${a}${key}${b}:${a}${value}${b}`).join(',')}}`,
      ),
    fc
      .array(fc.tuple(space, tie('value')), { maxLength: 6, depthIdentifier: 'json' })
      .map((elements) => `[${elements.map(([a, value]) => `${a}${value}${a}`).join(',')}]`),
  ),
})).value

/** What JSON.parse says, integers kept by way of the source text it shows to a reviver. */
function oracle(text: string): { readonly value: unknown } | null {
  try {
    const reviver = (_: string, value: unknown, context?: { readonly source?: string }) =>
      typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '')
        ? JSON.rawJSON(context!.source!)
        : value
    return { value: JSON.parse(text, reviver) as unknown }
  } catch {
    return null
  }
}

function expectAgreement(text: string): void {
  const reading = parseLossless(text)
  const parsed = oracle(text)
  if (reading.ok) {
    expect(parsed, `only parseLossless takes ${text}`).not.toBeNull()
    expect(isDeepStrictEqual(reading.value, parsed!.value), text).toBe(true)
    // Order of keys too.
    expect(stringifyLossless(reading.value)).toBe(JSON.stringify(parsed!.value))
  } else if (reading.reason === 'not-json') {
    expect(parsed, `only JSON.parse takes ${text}: ${reading.detail}`).toBeNull()
  }
  const exact = text.isWellFormed() ? parseExact(text) : reading
  expect(isDeepStrictEqual(exact, reading), `the two ways differ on ${text}`).toBe(true)
}

describe('parseLossless', () => {
  it('agrees with JSON.parse on every value, compact and indented', () => {
    fc.assert(
      fc.property(jsonValue, fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        expectAgreement(text)
        const reading = parseLossless(text)
        expect(reading.ok && stringifyLossless(reading.value)).toBe(JSON.stringify(value))
      }),
      { numRuns: 500 },
    )
  })

  it('agrees with JSON.parse on any text it takes, and gives no other reason for what is no JSON', () => {
    let taken = 0
    fc.assert(
      fc.property(jsonText, (text) => {
        expectAgreement(text)
        if (parseLossless(text).ok) taken += 1
      }),
      { numRuns: 3000 },
    )
    expect(taken).toBeGreaterThan(500)
  })

  it('agrees with JSON.parse on texts with a character changed, gone or put in', () => {
    const edit = fc.tuple(
      fc.nat(),
      fc.nat({ max: 1 }),
      fc.constantFrom('', '"', '\\', ',', ':', '{', ']', '0', 'e', ' ', '\0'),
    )
    fc.assert(
      fc.property(jsonText, fc.array(edit, { minLength: 1, maxLength: 3 }), (text, edits) => {
        let edited = text
        for (const [place, gone, added] of edits) {
          const at = place % (edited.length + 1)
          edited = edited.slice(0, at) + added + edited.slice(at + gone)
        }
        expectAgreement(edited)
      }),
      { numRuns: 3000 },
    )
  })

  it('refuses a key given twice, at any depth and however it is escaped', () => {
    const wrap = fc.array(fc.constantFrom('object', 'array'), { maxLength: 20 })
    const key = fc.string({ unit: 'binary', minLength: 1, maxLength: 8 })
    const others = fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 8 }), { maxLength: 80 })
    const escaped = (text: string) =>
      `"${Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')}"`
    fc.assert(
      fc.property(key, others, fc.constantFrom(escaped, JSON.stringify), wrap, (key, keys, second, wraps) => {
        const members = keys.filter((other) => other !== key).map((other) => `${JSON.stringify(other)}:0`)
        const text = `{${[`${JSON.stringify(key)}:0`, ...members, `${second(key)}:0`].join(',')}}`
        const nested = wraps.reduce(
          (inner, kind) => (kind === 'array' ? `[1,${inner}]` : `{"k":${inner}}`),
          text,
        )
        const reading = parseLossless(nested)
        expect(reading.ok ? 'taken' : reading.reason).toBe('duplicate-key')
      }),
    )
  })

  it('takes the fast way for ordinary records, compact or spaced, so that its speed is not lost unseen', () => {
    const record = {
      id: 'e-1',
      time: '2026-05-04T02:13:07.412Z',
      seq: 17,
      attributes: [{ name: 'é "x"', value: -1.5 }],
    }
    expect(isPlainJson(JSON.stringify(record))).toBe(true)
    expect(isPlainJson(JSON.stringify(record, null, 1))).toBe(true)
  })
})

describe('canonicalJson', () => {
  it('is idempotent, and does not depend on the order of keys', () => {
    fc.assert(
      fc.property(jsonValue, (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
        expect(canonicalJson(reversedKeys(value))).toBe(text)
        expect(JSON.stringify(JSON.parse(text))).toBe(
          JSON.stringify(JSON.parse(canonicalJson(JSON.parse(text)))),
        )
      }),
    )
  })

  it('says the same as comparableJson where both can say it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const reading = parseLossless(canonicalJson(value))
        expect(reading.ok && comparableJson(reading.value)).toBe(comparableJson(value as JsonValue))
      }),
    )
  })
})

describe('equalAsJson', () => {
  it('holds for a value with its arrays in another order, as sets only', () => {
    fc.assert(
      fc.property(jsonValue, (value) => {
        expect(equalAsJson(value, reversedArrays(value), { sets: 'unordered' })).toBe(true)
        expect(equalAsJson([value, 'other'], ['other', value], { sets: 'ordered' })).toBe(
          equalAsJson(value, 'other', { sets: 'ordered' }),
        )
      }),
    )
  })

  it('holds for two values exactly where they are deeply equal', () => {
    const small = fc.jsonValue({
      maxDepth: 2,
      stringUnit: fc.constantFrom('a', '"', ','),
    }) as fc.Arbitrary<JsonValue>
    fc.assert(
      fc.property(small, small, (a, b) => {
        const [plainA, plainB] = [a, b].map((value) => JSON.parse(JSON.stringify(value)) as unknown)
        expect(equalAsJson(a, b, { sets: 'ordered' })).toBe(isDeepStrictEqual(plainA, plainB))
      }),
      { numRuns: 2000 },
    )
  })
})

function reversedKeys(value: JsonValue): JsonValue {
  return rebuilt(value, reversedKeys, (elements) => elements)
}

function reversedArrays(value: JsonValue): JsonValue {
  return rebuilt(value, reversedArrays, (elements) => elements.toReversed())
}

function rebuilt(
  value: JsonValue,
  deeper: (value: JsonValue) => JsonValue,
  order: (elements: JsonValue[]) => JsonValue[],
): JsonValue {
  if (Array.isArray(value)) return order((value as JsonValue[]).map(deeper))
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value as Record<string, JsonValue>).toReversed()
  return Object.fromEntries(members.map(([key, member]) => [key, deeper(member)]))
}
