import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { celEngine } from '../../../../shared/replay/cel/cel-engine.ts'
import { policyVersion } from '../../../fixtures/policy-version.ts'
import { compiled, evaluated, versionOf, versionWhen } from './rules.ts'

const RULES = `
rules:
  - id: finance
    effect: permit
    when: context.department == "Finance"
    unless: context.leaver
  - effect: permit
    when: context.role in ["viewer", "auditor"]
  - id: too-risky
    effect: deny
    when: context.risk > 70.0
`

describe('rules with CEL conditions', () => {
  const context = { department: 'Finance', leaver: false, role: 'clerk', risk: 10 }

  it('permit where a permit holds and no denial does, and name the rules by id or place', () => {
    expect(evaluated(versionOf(RULES), { context })).toMatchObject({
      outcome: 'permit',
      determining: ['finance'],
      determiningPositions: ['rules.yaml#0'],
      errors: [],
    })
    expect(evaluated(versionOf(RULES), { context: { ...context, role: 'viewer' } }).determining).toEqual([
      'finance',
      'rules.yaml#1',
    ])
  })

  it('deny where any denial holds, whatever permits', () => {
    expect(evaluated(versionOf(RULES), { context: { ...context, risk: 71 } })).toMatchObject({
      outcome: 'deny',
      determining: ['too-risky'],
    })
  })

  it('deny by default, with no rule that decided', () => {
    const answer = evaluated(versionOf(RULES), { context: { ...context, leaver: true } })
    expect(answer).toMatchObject({ outcome: 'deny', determining: [] })
  })

  it('go on without a rule that fails, and say loudly where it was a denial', () => {
    const { risk: _, ...rest } = context
    expect(evaluated(versionOf(RULES), { context: rest })).toMatchObject({
      outcome: 'permit',
      errors: ['too-risky: this denial took no part: no such key: context.risk'],
      erringPositions: ['rules.yaml#2'],
      missingAttributes: ['too-risky: this denial took no part: no such key: context.risk'],
    })
  })

  it('take a condition that is neither true nor false for an error, not for a missing attribute', () => {
    expect(evaluated(versionWhen('context.department'), { context })).toMatchObject({
      outcome: 'deny',
      errors: ['rule: the condition of when is neither true nor false'],
      missingAttributes: [],
    })
  })

  it('are read from several files, one after the other, and from files that are one expression', () => {
    const version = policyVersion({
      engine: 'cel',
      texts: { 'a.yaml': RULES, 'rules/night-shift.cel': 'context.shift == "night"' },
    })
    expect(
      evaluated(version, { context: { shift: 'night', department: '', role: '', risk: 0 } }),
    ).toMatchObject({
      outcome: 'permit',
      determining: ['night-shift'],
      determiningPositions: ['rules/night-shift.cel#0'],
    })
  })

  it('may have any variables, and say which are missing', () => {
    const version = versionWhen('principal.level >= 3 && resource.kind == "ledger"', { numbers: 'int' })
    expect(evaluated(version, { principal: { level: 3 }, resource: { kind: 'ledger' } }).outcome).toBe(
      'permit',
    )
    expect(evaluated(version, { principal: { level: 3 } }).missingAttributes).toEqual([
      'rule: no such variable: resource',
    ])
  })

  it('read the clock that is given, or told by the request, and no other', () => {
    const version = versionWhen(
      'now.getHours("Europe/Berlin") < 18 && now() < timestamp("2027-01-01T00:00:00Z")',
    )
    expect(evaluated(version, {}, '2026-05-04T15:59:00Z')).toMatchObject({
      outcome: 'permit',
      clock: 'assumed',
    })
    expect(evaluated(version, { now: '2026-05-04T16:00:00Z' }, '2026-05-04T15:59:00Z')).toMatchObject({
      outcome: 'deny',
      clock: 'recorded',
    })
    expect(compiled(version).evaluate({ text: '{}' })).toMatchObject({
      ok: false,
      why: 'the clock is read, and no time is given',
    })
    expect(evaluated(versionWhen('true'), {})).not.toHaveProperty('clock')
  })

  it.each([
    [
      'rules:\n  - {id: a, effect: permit, conditions: "false"}',
      'rules.yaml#0: has the key conditions, which is none of',
    ],
    ['rules:\n  - {id: a, when: "true"}', 'rules.yaml#0: has no effect'],
    ['rules:\n  - {id: a, effect: allow}', 'has the effect allow, which is neither permit nor deny'],
    ['rules:\n  - {id: a, effect: permit, when: }', 'has a when that is no text'],
    ['rules:\n  - {id: a, effect: permit}\n  - {id: a, effect: deny}', 'two rules have the id a'],
    ['rules:\n  - {id: a, effect: permit, when: "context.risk >"}', 'a: no CEL'],
    ['rules:\n  - {id: a, effect: permit, effect: deny}', 'the key effect stands there twice'],
    ['[]', 'a file of rules is `rules:'],
    ['rules: *x', 'rules.yaml: '],
  ])('are refused as a whole where one is not to be read: %s', (text, why) => {
    const policy = celEngine.compile(versionOf(text))
    expect(policy).toMatchObject({ kind: 'blocked', reason: 'evaluation-error' })
    expect(policy.kind === 'blocked' && policy.detail).toContain(why)
  })

  it('are refused by name for a function that there is not, with its place in the file', () => {
    const text =
      'rules:\n  - id: a\n    effect: permit\n    when: |\n      context.x == 1 &&\n        verify(context.token)\n'
    expect(celEngine.compile(versionOf(text))).toEqual({
      kind: 'blocked',
      reason: 'evaluation-error',
      detail: 'a: there is no function verify',
      place: { path: 'rules.yaml', line: 6, column: 9 },
    })
  })

  it('come with the version of the package that is installed', () => {
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      devDependencies: Readonly<Record<string, string>>
    }
    expect(celEngine.label).toBe(`cel ${devDependencies['@bufbuild/cel']}`)
  })
})
