import { expect, it } from 'vitest'
import { ev04 } from '../../../shared/findings/rules/ev-04-no-action.ts'
import { ofDecision } from './breaches.ts'
import { action, ASSIGN, story } from './dossier-builder.ts'

it('wants an action of a permit', () => {
  expect(ofDecision(ev04, { lines: story({ action: undefined }) })).toHaveLength(1)
})

it.each(['none', 'failed', 'done'])('takes the result %s for an action recorded', (result) => {
  const lines = story({ action: [22, { transition: ASSIGN, action: action({ result }) }] })
  expect(ofDecision(ev04, { lines })).toEqual([])
})

it.each(['deny', 'step-up', 'escalate'])('wants none of %s', (value) => {
  const lines = story({
    action: undefined,
    outcome: [20, { transition: ASSIGN, outcome: { value } }],
  })
  expect(ofDecision(ev04, { lines })).toEqual([])
})
