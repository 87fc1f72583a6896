import { describe, expect, it } from 'vitest'
import { ev07 } from '../../../shared/findings/rules/ev-07-conflicting-values.ts'
import { rawNumber } from '../../../shared/proof/lossless-json.ts'
import { ofDecision } from './breaches.ts'
import { ASSIGN, check, department, type Line, policyVersion, story, time } from './dossier-builder.ts'

const second = (fields: Record<string, unknown>, seconds = 11): readonly Line[] => [
  ...story(),
  [seconds, { transition: ASSIGN, attributes: [department(fields)] }],
]

describe('two records', () => {
  it('conflict where named sources differ on a value', () => {
    expect(ofDecision(ev07, { lines: second({ value: 'Sales', source: 'ad' }) })).toEqual([
      `subject.department is "Finance" from hr as of ${time(-3600)} (s1:1) and "Sales" from ad as of ${time(-3600)} (s1:9)`,
    ])
  })

  it('conflict where one source differs for one time', () => {
    expect(ofDecision(ev07, { lines: second({ value: 'Sales' }) })).toHaveLength(1)
  })

  it('conflict where that time is written in another zone', () => {
    const lines = second({ value: 'Sales', asOf: '2026-05-04T03:13:00+02:00' })
    expect(ofDecision(ev07, { lines })).toHaveLength(1)
  })

  it.each([
    ['a later reading of the same source', { value: 'Sales', asOf: time(-60) }],
    ['a reading of the same source without time', { value: 'Sales', asOf: undefined }],
    ['a reading without source', { value: 'Sales', source: undefined }],
    ['the same value from another source', { source: 'ad' }],
  ])('do not conflict by %s', (_, fields) => {
    expect(ofDecision(ev07, { lines: second(fields) })).toEqual([])
  })

  it('conflict up to the decision and not after it', () => {
    const conflict = { value: 'Sales', source: 'ad' }
    expect(ofDecision(ev07, { lines: second(conflict, 20) })).toHaveLength(1)
    expect(ofDecision(ev07, { lines: second(conflict, 20.001) })).toEqual([])
  })

  it('do not conflict over the order of a set, and do over a count', () => {
    const groups = (value: readonly string[], source: string): Line => [
      11,
      { transition: ASSIGN, attributes: [{ name: 'subject.groups', value, source }] },
    ]
    const first = groups(['a', 'b'], 'hr')
    expect(ofDecision(ev07, { lines: [...story(), first, groups(['b', 'a'], 'ad')] })).toEqual([])
    expect(ofDecision(ev07, { lines: [...story(), first, groups(['b'], 'ad')] })).toHaveLength(1)
  })

  it('conflict over integers that differ beyond 2^53 only', () => {
    const big = (digits: string, source: string): Line => [
      11,
      { transition: ASSIGN, attributes: [{ name: 'subject.number', value: rawNumber(digits), source }] },
    ]
    const lines = [...story(), big('9007199254740992', 'hr'), big('9007199254740993', 'ad')]
    expect(ofDecision(ev07, { lines })).toHaveLength(1)
  })

  it('are two: one record that gives an attribute twice is none', () => {
    const attributes = [department(), department({ value: 'Sales', source: 'ad' })]
    const lines = story({ attributes: [10, { transition: ASSIGN, attributes }] })
    expect(ofDecision(ev07, { lines })).toEqual([])
  })
})

describe('the request of the check that counts', () => {
  const asked = (context: unknown): readonly Line[] =>
    story({ check: [15, { transition: ASSIGN, check: check({ request: { context } }) }] })

  it('conflicts where it gives another value than the attributes that count', () => {
    expect(ofDecision(ev07, { lines: asked({ subject: { department: 'Sales' } }) })).toEqual([
      'subject.department is "Finance" (s1:1) and was put to role-assignment as "Sales" (s1:3)',
    ])
  })

  it.each([
    ['the same value', { subject: { department: 'Finance' } }],
    ['no value', { subject: {} }],
    ['values of other names', { risk: 90 }],
    ['nothing of the shape looked for', ['subject']],
  ])('does not conflict where it gives %s', (_, context) => {
    expect(ofDecision(ev07, { lines: asked(context) })).toEqual([])
  })

  it('is read through bind.context', () => {
    const policies = [policyVersion({ context: { dept: '{subject.department}', fixed: 'x' } })]
    expect(ofDecision(ev07, { policies, lines: asked({ dept: 'Sales' }) })).toHaveLength(1)
    expect(ofDecision(ev07, { policies, lines: asked({ dept: 'Finance' }) })).toEqual([])
  })

  it('does not look into prototypes', () => {
    const lines = story({
      attributes: [10, { transition: ASSIGN, attributes: [{ name: 'constructor.name', value: 'x' }] }],
      check: [15, { transition: ASSIGN, check: check({ request: { context: {} } }) }],
    })
    expect(ofDecision(ev07, { lines })).toEqual([])
  })
})
