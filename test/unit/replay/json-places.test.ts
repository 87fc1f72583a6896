import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../../shared/model/json.ts'
import { parseLossless, stringifyLossless } from '../../../shared/proof/lossless-json.ts'
import { placesAt, valueAt, withValueAt } from '../../../shared/replay/json-places.ts'

function json(text: string): JsonValue {
  const reading = parseLossless(text)
  if (!reading.ok) throw new Error(reading.detail)
  return reading.value
}

describe('a place in JSON by a dotted name', () => {
  it.each([
    ['{"a":{"b":1}}', 'a.b', [['a', 'b']]],
    ['{"a.b":1}', 'a.b', [['a.b']]],
    ['{"a.b":{"c":1}}', 'a.b.c', [['a.b', 'c']]],
    ['{"a":{"b":1},"a.b":2}', 'a.b', [['a.b'], ['a', 'b']]],
    ['{"a":[1]}', 'a.0', []],
    ['{"a":1}', 'constructor', []],
    ['{"__proto__":{"x":1}}', '__proto__.x', [['__proto__', 'x']]],
  ])('%s has %s', (text, name, places) => {
    expect(placesAt(json(text), name)).toEqual(places)
  })

  it('can be given another value, or none, and nothing else changes', () => {
    const given = json('{"b":2,"a":{"x":1,"n":9007199254740993}}')
    const written = (value: JsonValue | undefined, ...place: string[]) =>
      stringifyLossless(withValueAt(given, place, value))
    expect(written('new', 'a', 'x')).toBe('{"b":2,"a":{"x":"new","n":9007199254740993}}')
    expect(written(undefined, 'a', 'x')).toBe('{"b":2,"a":{"n":9007199254740993}}')
    expect(written(1, 'c', '__proto__')).toBe('{"b":2,"a":{"x":1,"n":9007199254740993},"c":{"__proto__":1}}')
    expect(written(undefined, 'c', 'd')).toBe(stringifyLossless(given))
    expect(valueAt(given, ['a', 'n'])).toEqual(JSON.rawJSON('9007199254740993'))
  })

  it('is found in bounded time, however many dots a name has', () => {
    const name = 'a.'.repeat(50_000)
    expect(placesAt(json('{"a":{"a":{"a":1}}}'), name)).toEqual([])
  })
})
