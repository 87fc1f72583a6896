import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonSpan } from '../../../shared/proof/json-spans.ts'

/** Every path of a value, with what stands there. */
function* paths(
  value: unknown,
  path: readonly (string | number)[] = [],
): Generator<[readonly (string | number)[], unknown]> {
  yield [path, value]
  if (Array.isArray(value)) for (const [at, item] of value.entries()) yield* paths(item, [...path, at])
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) yield* paths(item, [...path, key])
}

describe('where a value stands in a JSON text', () => {
  it.each([0, 2])('is found at every path, with %i blanks between the tokens', (indent) => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = JSON.stringify(value, null, indent)
        for (const [path, there] of paths(JSON.parse(text))) {
          const span = jsonSpan(text, path)!
          const part = text.slice(span.from, span.to)
          const isMember = typeof path.at(-1) === 'string'
          expect(JSON.parse(isMember ? `{${part}}` : part)).toEqual(
            isMember ? { [path.at(-1)!]: there } : there,
          )
        }
      }),
      { numRuns: 200 },
    )
  })

  it('is none for a path that leads nowhere', () => {
    const text = '{"a":[1,{"b":"\\"}"}],"esc\\u0061ped":2}'
    expect(jsonSpan(text, ['a', 1, 'b'])).toEqual({ from: 9, to: 18 })
    expect(jsonSpan(text, ['escaped'])).toBeDefined()
    expect([['b'], ['a', 2], ['a', 'b'], ['a', 0, 'x']].map((path) => jsonSpan(text, path))).toEqual(
      Array(4).fill(undefined),
    )
  })
})
