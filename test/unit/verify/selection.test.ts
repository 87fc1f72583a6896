import { expect, it } from 'vitest'
import { Decision } from '../../../shared/model/decision.ts'
import { readSelection } from '../../../shared/verify/selection.ts'

const DECISION = Decision.parse({
  id: 'r-17/assign#1',
  run: 'r-17',
  workflow: { id: 'joiner', version: '3.2.0' },
  transition: { id: 'assign', from: 'evaluate', to: 'assign' },
  time: '2026-05-04T02:13:08.020Z',
  actor: { kind: 'agent', id: 'agent:prov-7' },
  subject: { type: 'User', id: 'u-204' },
  attributes: [],
  policy: { id: 'role-assignment', version: '2026.05.1' },
  outcome: 'permit',
  action: { type: 'assignRole', entitlement: 'erp/ap-clerk', result: 'done' },
  evidence: {},
  complete: true,
  replay: { verdict: 'reproduced' },
  agreement: 'agree',
  grades: {},
  findings: ['BD-09', 'RP-02'],
})

function selects(...conditions: readonly string[]): boolean | string {
  const selection = readSelection(conditions)
  return typeof selection === 'string' ? selection : selection(DECISION)
}

it.each([
  'id=r-17/assign#1',
  'run=r-17',
  'workflow=joiner',
  'transition=assign',
  'actor=agent:*',
  'subject=u-204',
  'policy=role-*',
  'version=2026.05.1',
  'policy-version=role-assignment@2026.05.1',
  'trigger=',
  'reason=',
  'complete=complete',
  'outcome=permit',
  'action=assignRole',
  'entitlement=*/ap-*rk',
  'verdict=reproduced',
  'finding=RP-*',
  'since=2026-05-04',
  'since=2026-05-04T02:13:08.020Z',
  'until=2026-05-05',
  'id=*',
])('finds a decision by %s', (condition) => {
  expect(selects(condition)).toBe(true)
})

it.each([
  'id=r-17',
  'run=R-17',
  'actor=agent:prov-7?',
  'entitlement=erp*erp/ap-clerk',
  'entitlement=*/ap-*rkx',
  'finding=BD-0',
  'finding=',
  'trigger=*',
  'complete=incomplete',
  'since=2026-05-05',
  'until=2026-05-04T02:13:08.020Z',
])('does not by %s', (condition) => {
  expect(selects(condition)).toBe(false)
})

it('takes values of one field as alternatives, and asks for every field', () => {
  expect(selects('outcome=deny', 'outcome=permit')).toBe(true)
  expect(selects('outcome=permit', 'run=r-18')).toBe(false)
  expect(selects('since=2026-06-01', 'since=2026-05-01')).toBe(true)
  expect(selects()).toBe(true)
})

it('says what it does not understand', () => {
  expect(selects('colour=red')).toContain('"colour"')
  expect(selects('__proto__=x')).toContain('"__proto__"')
  expect(selects('since=yesterday')).toContain('"since"')
  expect(selects('permit')).toContain('"permit"')
  expect(selects(...Array.from({ length: 501 }, () => 'id=x'))).toContain('more than 500')
})

it('matches a long glob in linear time', () => {
  const selection = readSelection([`id=${'a*'.repeat(5_000)}b`])
  const start = performance.now()
  expect(typeof selection === 'function' && selection({ ...DECISION, id: 'a'.repeat(1_000_000) })).toBe(false)
  expect(performance.now() - start).toBeLessThan(1_000)
})
