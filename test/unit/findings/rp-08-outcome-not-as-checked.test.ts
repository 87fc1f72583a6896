import { expect, it } from 'vitest'
import { rp08 } from '../../../shared/findings/rules/rp-08-outcome-not-as-checked.ts'
import { ofDecision } from './breaches.ts'
import { ASSIGN, check, type Line, story } from './dossier-builder.ts'

const checked = (outcome: string | undefined, value: string): readonly Line[] =>
  story({
    check: [15, { transition: ASSIGN, check: check({ outcome }) }],
    outcome: [20, { transition: ASSIGN, outcome: { value } }],
  })

it('gives the outcome and what the check answered', () => {
  expect(ofDecision(rp08, { lines: checked('deny', 'permit') })).toEqual([
    'the outcome is permit, the check of role-assignment answered deny (s1:3)',
  ])
  expect(ofDecision(rp08, { lines: checked('permit', 'deny') })).toHaveLength(1)
})

it.each([
  ['permit', 'permit'],
  ['deny', 'step-up'],
  ['permit', 'escalate'],
  [undefined, 'permit'],
])('is silent on a check that answered %s and the outcome %s', (answer, value) => {
  expect(ofDecision(rp08, { lines: checked(answer, value) })).toEqual([])
})

it('takes the second check after a refusal', () => {
  const again: Line = [17, { transition: ASSIGN, check: check() }]
  expect(ofDecision(rp08, { lines: [...checked('deny', 'permit'), again] })).toEqual([])
})
