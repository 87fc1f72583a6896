import { expect, it } from 'vitest'
import { rp01 } from '../../../shared/findings/rules/rp-01-diverged.ts'
import type { Replay } from '../../../shared/model/decision.ts'
import { ofDecision } from './breaches.ts'

it('gives both outcomes, the version and the rules of the replay', () => {
  const replay: Replay = { verdict: 'diverged', outcome: 'deny', determining: ['p3'] }
  expect(ofDecision(rp01, { replay })).toEqual([
    'recorded permit, replayed deny under role-assignment@2026.05.1 by p3',
  ])
})

it('is silent where replay reproduces or cannot be made', () => {
  expect(ofDecision(rp01)).toEqual([])
  expect(ofDecision(rp01, { replay: { verdict: 'unreplayable', reason: 'attribute-missing' } })).toEqual([])
})
