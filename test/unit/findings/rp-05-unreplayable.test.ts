import { expect, it } from 'vitest'
import { rp05 } from '../../../shared/findings/rules/rp-05-unreplayable.ts'
import type { UnreplayableReason } from '../../../shared/model/decision.ts'
import { ofDecision } from './breaches.ts'
import { ASSIGN, story } from './dossier-builder.ts'

const replay = (reason: UnreplayableReason, detail?: string) =>
  ({ verdict: 'unreplayable', reason, detail }) as const

it.each(['engine-unavailable', 'attribute-missing', 'evaluation-error', 'no-outcome'] as const)(
  'names the reason %s, in its words',
  (reason) => {
    expect(ofDecision(rp05, { replay: replay(reason, 'because') })).toEqual([`${reason}, because`])
  },
)

it.each(['no-policy-recorded', 'policy-version-missing', 'policy-digest-mismatch'] as const)(
  'leaves %s to the code that names it',
  (reason) => {
    expect(ofDecision(rp05, { replay: replay(reason) })).toEqual([])
  },
)

it.each(['step-up', 'escalate'])('asks no replay of %s', (value) => {
  const lines = story({ outcome: [20, { transition: ASSIGN, outcome: { value } }] })
  expect(ofDecision(rp05, { lines, replay: replay('no-outcome') })).toEqual([])
  expect(ofDecision(rp05, { lines, replay: replay('engine-unavailable') })).toHaveLength(1)
})
