import { describe, expect, it } from 'vitest'
import { ev05 } from '../../../shared/findings/rules/ev-05-missing-records.ts'
import { findingOf } from '../../../shared/findings/finding-of.ts'
import type { Instance } from '../../../shared/findings/rule.ts'
import { named, shown, span } from '../../../shared/findings/reading/wording.ts'
import { rawNumber } from '../../../shared/proof/lossless-json.ts'

const NONE = { list: [], time: 0 }
const instances = (count: number): Instance[] =>
  Array.from({ length: count }, (_, at) => ({ text: `t${at}`, evidence: [`s1:${at}`, 's9:9'] }))

it('names every instance up to a thousand, and how many more there are', () => {
  expect(findingOf(ev05, 'pdp', { instances: instances(2) }, NONE)).toEqual({
    code: 'EV-05',
    severity: 'high',
    subject: { kind: 'stream', id: 'pdp' },
    message: 'Records are missing in a stream: t0; t1',
    evidence: ['s1:0', 's9:9', 's1:1'],
    excepted: null,
  })
  const many = findingOf(ev05, 'pdp', { instances: instances(1005) }, NONE)
  expect(many.message).toMatch(/; t20; .*; t999; and 5 more$/)
  expect(many.evidence).toHaveLength(1000)
  const counted = findingOf(ev05, 'pdp', { instances: instances(20), total: 1000 }, NONE)
  expect(counted.message).toMatch(/; t19; and 980 more$/)
})

describe('text of the evidence in a message', () => {
  it('is clipped, never within a surrogate pair', () => {
    expect(named('x'.repeat(5000))).toHaveLength(121)
    expect(named(`${'x'.repeat(119)}😀😀`)).toBe(`${'x'.repeat(119)}…`)
  })

  it('moves no cursor and turns no direction', () => {
    expect(named('a\u001b[2Jb\u202ec\n')).toBe('a\\u001b[2Jb\\u202ec\\u000a')
    expect(shown('a\u009bb"')).toBe('"a\\u009bb\\""')
  })

  it('keeps every digit of a big integer', () => {
    expect(shown(rawNumber('9007199254740993'))).toBe('9007199254740993')
    expect(shown({ a: [1, null] })).toBe('{"a":[1,null]}')
  })
})

it.each([
  [1, '1 ms'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [243_000, '4 min 3 s'],
  [90_061_000, '1 d 1 h'],
  [3_600_500, '1 h'],
])('says %i ms as %s', (ms, text) => {
  expect(span(ms)).toBe(text)
})
