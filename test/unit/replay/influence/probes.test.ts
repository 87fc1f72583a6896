import { describe, expect, it } from 'vitest'
import { MOST_PROBES } from '../../../../shared/model/influence-view.ts'
import type { JsonValue } from '../../../../shared/model/json.ts'
import { stringifyLossless } from '../../../../shared/proof/lossless-json.ts'
import { probesOf } from '../../../../shared/replay/influence/probes.ts'

function probes(
  value: JsonValue,
  seen: readonly JsonValue[],
  literals: readonly string[],
): readonly string[] {
  return probesOf(value, { seen, literals }).map(
    ({ kind, value: other }) => `${kind} ${other === undefined ? '' : stringifyLossless(other)}`,
  )
}

describe('the probes of an attribute', () => {
  it('are its absence, what the case has seen, what the policy holds values against, and null', () => {
    expect(probes('HQ', ['Lyon', 'HQ', 'Lyon'], ['"Finance"', '40'])).toEqual([
      'removed ',
      'seen "Lyon"',
      'literal "Finance"',
      'null null',
      'literal 40',
    ])
  })

  it('lie on both sides of a number that a rule compares with', () => {
    expect(probes(12, [], ['40', '"x"'])).toEqual([
      'removed ',
      'literal 40',
      'beside-literal 39',
      'beside-literal 41',
      'null null',
      'literal "x"',
    ])
  })

  it('keep every digit beside a number that a double would round, and stop where integers end', () => {
    expect(probes(1, [], ['9007199254740993'])).toContain('beside-literal 9007199254740994')
    expect(probes(1, [], ['9223372036854775807'])).not.toContain('beside-literal 9223372036854775808')
  })

  it('are the other boolean, an empty list and one with a literal more', () => {
    expect(probes(true, [], [])).toEqual(['removed ', 'other-boolean false', 'null null'])
    expect(probes(['a'], [], ['"b"'])).toEqual([
      'removed ',
      'literal []',
      'literal ["a","b"]',
      'null null',
      'literal "b"',
    ])
  })

  it('are bounded, and leave room for literals beside any number of values seen', () => {
    const seen = Array.from({ length: 5_000 }, (_, at) => `value ${at}`)
    const all = probes(
      'own',
      seen,
      Array.from({ length: 2_000 }, (_, at) => `"literal ${at}"`),
    )
    expect(all).toHaveLength(MOST_PROBES)
    expect(all).toContain('literal "literal 0"')
  })
})
