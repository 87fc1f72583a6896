import { describe, expect, it } from 'vitest'
import {
  ASSIGN,
  assigned,
  at,
  check,
  definition,
  ENRICH,
  permit,
  policyVersion,
  rebuilt,
  told,
} from './run-builder.ts'

const department = (value: string) => [{ name: 'subject.department', value, source: 'hr', asOf: at(-60) }]
const first = (run: ReturnType<typeof rebuilt>) => {
  const decision = run.decisions[0]
  if (decision === undefined) throw new Error('no decision was rebuilt')
  return decision
}
const outcome = (seconds: number, more = {}) =>
  told(seconds, 'engine', { transition: ASSIGN, outcome: permit, ...more })

describe('facts told elsewhere in the run', () => {
  it('gives attributes, checks, models and approvals to the next decision, within the skew', () => {
    const approval = { by: { id: 'u-1', role: 'manager' }, outcome: 'approved' }
    const run = rebuilt([
      told(0, 'engine', { transition: ENRICH, attributes: department('Finance') }),
      outcome(10),
      told(15, 'pdp', { check }),
      told(16, 'pdp', { check, model: { id: 'llm' }, approval }),
      outcome(60),
    ])
    expect(run.decisions.map(({ checks }) => checks.map(({ by }) => by.ref))).toEqual([['s1:2'], ['s1:3']])
    expect(run.decisions.map(({ models, approvals }) => [models.length, approvals.length])).toEqual([
      [0, 0],
      [1, 1],
    ])
    expect(run.decisions.map(({ attributes }) => attributes.length)).toEqual([1, 0])
  })

  it('goes by the time an approval gives, not by when it was logged', () => {
    const approval = { by: { id: 'u-1' }, outcome: 'approved', at: at(5) }
    const run = rebuilt([outcome(10), told(50, 'mail', { approval }), outcome(60)])
    expect(run.decisions.map(({ approvals }) => approvals.length)).toEqual([1, 0])
  })

  it('gives an action to the last decision before it, else to the next', () => {
    const run = rebuilt([
      told(0, 'idm', { action: assigned }),
      outcome(10),
      told(54, 'idm', { action: assigned }),
      outcome(60),
      told(55, 'idm', { action: assigned }),
    ])
    expect(run.decisions.map(({ actions }) => actions.map(({ by }) => by.ref))).toEqual([
      ['s1:0', 's1:2'],
      ['s1:4'],
    ])
  })

  it('gives a notification to every decision before it that has none yet', () => {
    const notification = { to: ['manager'] }
    const run = rebuilt([
      outcome(0),
      outcome(10),
      told(20, 'mail', { notification }),
      outcome(30),
      told(40, 'mail', { notification }),
    ])
    expect(run.decisions.map(({ notifications }) => notifications.map(({ by }) => by.ref))).toEqual([
      ['s1:2'],
      ['s1:2'],
      ['s1:4'],
    ])
  })

  it('holds many notifications of many decisions to a bound', () => {
    const many = Array.from({ length: 3000 }, (_, at) => at)
    const run = rebuilt([
      ...many.map((second) => told(second, 'engine', { transition: ASSIGN, outcome: permit })),
      ...many.map((second) => told(5000 + second, 'mail', { notification: { to: [`u-${second}`] } })),
    ])
    const joined = run.decisions.map(({ notifications }) => notifications.length)
    expect(new Set(joined)).toEqual(new Set([100]))
  })

  it('counts two notifications to two recipients of one decision', () => {
    const run = rebuilt([
      outcome(0),
      told(1, 'mail', { notification: { to: ['manager'] } }),
      told(2, 'mail', { notification: { to: ['owner'] } }),
    ])
    expect(first(run).notifications).toHaveLength(2)
  })
})

describe('what counts', () => {
  it('takes the last trigger at or before the decision, graded derived where another record tells it', () => {
    const run = rebuilt([
      told(0, 'engine', { trigger: { type: 'hr.joiner' } }),
      told(1, 'engine', { trigger: { type: 'hr.mover' } }),
      outcome(10),
      told(11, 'engine', { trigger: { type: 'hr.leaver' } }),
    ])
    expect(first(run)).toMatchObject({
      trigger: { fact: { type: 'hr.mover' } },
      grades: { trigger: 'derived' },
      evidence: { trigger: ['s1:0', 's1:1'] },
    })
  })

  it("takes the check of the transition's policy before any other", () => {
    const other = { policy: { id: 'step-up', version: '9' }, outcome: 'deny' }
    const run = rebuilt([
      told(0, 'pdp', { transition: ASSIGN, check }),
      told(1, 'pdp', { transition: ASSIGN, check: other }),
      outcome(2),
    ])
    expect(first(run).policy).toEqual({ id: 'role-assignment', version: '1' })
  })

  it("takes the latest reading at or before the check's time plus skew, else the earliest after", () => {
    const run = rebuilt([
      told(0, 'hr', { transition: ASSIGN, attributes: department('Sales') }),
      told(14, 'hr', { transition: ASSIGN, attributes: department('Finance') }),
      told(10, 'pdp', { transition: ASSIGN, check }),
      told(16, 'hr', { transition: ASSIGN, attributes: department('Legal') }),
      told(17, 'hr', { transition: ASSIGN, attributes: [{ name: 'subject.rank', value: 3 }] }),
      told(18, 'hr', { transition: ASSIGN, attributes: [{ name: 'subject.rank', value: 4 }] }),
      outcome(20),
    ])
    expect(first(run).attributes.map(({ name, value }) => [name, value])).toEqual([
      ['subject.department', 'Finance'],
      ['subject.rank', 3],
    ])
  })

  it('counts the leaves of a logged request that no attributes fact gives, graded derived', () => {
    const request = {
      principal: { type: 'A', id: 'a' },
      context: { subject: { department: 'IT', groups: ['x'] }, risk: 3 },
    }
    const run = rebuilt([
      told(0, 'hr', { transition: ASSIGN, attributes: department('Finance') }),
      told(1, 'pdp', { transition: ASSIGN, check: { ...check, request } }),
      outcome(2),
    ])
    expect(first(run).attributes.map(({ name, value, from }) => [name, value, from])).toEqual([
      ['risk', 3, 'request'],
      ['subject.department', 'Finance', 'fact'],
      ['subject.groups', ['x'], 'request'],
    ])
    expect(first(run).grades).toMatchObject({ 'attributes.risk': 'derived' })
  })

  it('takes an agent or human before a service, in the order model, action, outcome, check', () => {
    const actor = (kind: string, id: string) => ({ kind, id })
    const run = rebuilt([
      told(0, 'llm', { transition: ASSIGN, model: { id: 'llm' }, actor: actor('service', 'svc:llm') }),
      told(1, 'pdp', { transition: ASSIGN, check, actor: actor('human', 'u-checker') }),
      outcome(2, { actor: actor('agent', 'agent:prov-7') }),
    ])
    expect(first(run).actor?.id).toBe('agent:prov-7')
  })

  it("takes the subject that its own records name, else a joined one's, else the run's first", () => {
    const subject = (id: string) => ({ subject: { type: 'User', id } })
    const trigger = told(0, 'engine', { trigger: { type: 'hr.joiner' }, ...subject('u-of-the-run') })
    const reading = (id: string) => told(5, 'engine', { attributes: department('Finance'), ...subject(id) })
    const subjectOf = (...records: Parameters<typeof rebuilt>[0]) => first(rebuilt(records)).subject?.id
    expect(subjectOf(trigger, reading('u-joined'), outcome(10, subject('u-own')))).toBe('u-own')
    expect(subjectOf(trigger, reading('u-joined'), outcome(10))).toBe('u-joined')
    expect(subjectOf(trigger, outcome(10))).toBe('u-of-the-run')
  })

  it('replays an inferred version of the definition where the named one is missing', () => {
    const older = definition({ version: '0', effective: { from: '2026-01-01T00:00:00Z' } })
    const newer = definition({ version: '0.5', effective: { from: '2026-04-01T00:00:00Z' } })
    const run = rebuilt([outcome(0)], { definitions: [older, newer] })
    expect(run).toMatchObject({ match: 'in-force', definition: { workflow: { version: '0.5' } } })
    expect(first(run).grades).toMatchObject({ workflow: 'inferred' })
  })

  it("takes the version in force at the check's time, the recorded one where several are", () => {
    const policies = [
      policyVersion('1', '2026-05-01T00:00:00Z'),
      policyVersion('2', '2026-05-02T00:00:00Z'),
      policyVersion('3', at(1)),
    ]
    const inForce = (version: string) =>
      first(
        rebuilt(
          [
            told(0, 'pdp', { transition: ASSIGN, check: { policy: { id: 'role-assignment', version } } }),
            outcome(2),
          ],
          { policies },
        ),
      ).inForce?.version
    expect([inForce('1'), inForce('3')]).toEqual(['1', '2'])
  })
})

describe('completeness and agreement', () => {
  const whole = [
    told(0, 'engine', { trigger: { type: 'hr.joiner' } }),
    told(1, 'pdp', { transition: ASSIGN, attributes: department('Finance'), check }),
  ]

  it('misses the action only where the outcome is permit', () => {
    const denied = { ...check, outcome: 'deny' }
    expect(first(rebuilt([...whole, outcome(2)]))).toMatchObject({
      complete: false,
      grades: { action: 'missing' },
    })
    expect(
      first(
        rebuilt([
          ...whole,
          told(2, 'pdp', { transition: ASSIGN, check: denied, outcome: { value: 'deny' } }),
        ]),
      ).complete,
    ).toBe(true)
  })

  const agreement = (...records: Record<string, unknown>[]) => first(rebuilt(records)).agreement

  it('agrees, disagrees, was not exercised, or cannot be held together', () => {
    const proposal = { action: 'assignRole', entitlement: 'erp/ap-clerk' }
    const model = told(0, 'llm', { transition: ASSIGN, model: { id: 'llm', proposal } })
    expect(agreement(model, outcome(1, { action: assigned }))).toBe('agree')
    expect(agreement(model, outcome(1, { action: { ...assigned, entitlement: 'erp/admin' } }))).toBe(
      'disagree',
    )
    expect(agreement(outcome(1, { action: { ...assigned, result: 'failed' } }))).toBe('not-exercised')
    expect(agreement(told(1, 'engine', { transition: ASSIGN, outcome: { value: 'deny' } }))).toBe(
      'indeterminate',
    )
    expect(
      agreement(told(1, 'engine', { transition: ASSIGN, outcome: { value: 'deny' }, action: assigned })),
    ).toBe('disagree')
  })

  it('holds the outcome against the check only where both are recorded', () => {
    expect(agreement(told(0, 'pdp', { transition: ASSIGN, check: { ...check, outcome: 'deny' } }))).toBe(
      'indeterminate',
    )
    expect(
      agreement(told(0, 'pdp', { transition: ASSIGN, check: { ...check, outcome: 'deny' } }), outcome(1)),
    ).toBe('disagree')
  })
})
