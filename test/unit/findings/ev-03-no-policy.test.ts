import { expect, it } from 'vitest'
import { ev03 } from '../../../shared/findings/rules/ev-03-no-policy.ts'
import { ofDecision } from './breaches.ts'
import { story } from './dossier-builder.ts'

it('names the policy that should have been checked', () => {
  expect(ofDecision(ev03, { lines: story({ check: undefined }) })).toEqual([
    'no check names one; its transition is to be decided by role-assignment',
  ])
})

it('is silent where a check names policy and version, in a bundle or not', () => {
  expect(ofDecision(ev03, { policies: [] })).toEqual([])
})
