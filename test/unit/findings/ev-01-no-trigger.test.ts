import { expect, it } from 'vitest'
import { ev01 } from '../../../shared/findings/rules/ev-01-no-trigger.ts'
import { ofDecision } from './breaches.ts'
import { ASSIGN, check, EVALUATE, story } from './dossier-builder.ts'

it('says that neither the decision nor its run has a trigger', () => {
  const lines = story({ trigger: [0, { transition: EVALUATE }] })
  expect(ofDecision(ev01, { lines })).toEqual(['neither the decision nor its run r-1 records one'])
})

it('takes a trigger of the run, told later too', () => {
  const lines = story({
    trigger: [0, { transition: EVALUATE }],
    finish: [50, { trigger: { type: 'hr.joiner' } }],
  })
  expect(ofDecision(ev01, { lines })).toEqual([])
})

it("takes a trigger of the decision's own record", () => {
  const lines = story({
    trigger: undefined,
    check: [15, { transition: ASSIGN, check: check(), trigger: { type: 'hr.joiner' } }],
  })
  expect(ofDecision(ev01, { lines })).toEqual([])
})
