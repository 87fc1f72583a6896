import { expect, it } from 'vitest'
import { bd05 } from '../../../shared/findings/rules/bd-05-policy-not-checked.ts'
import { ofDecision } from './breaches.ts'
import { action, ASSIGN, check, definitionOf, type Line, story, time } from './dossier-builder.ts'

// The action is at 22 s; the skew is 5 s.
const checkAt = (seconds: number, fields: Record<string, unknown> = {}): Line => [
  seconds,
  { transition: ASSIGN, check: check(fields) },
]

it('names a required policy that was not checked', () => {
  const definition = definitionOf({ boundary: { policies: ['role-assignment', 'sod'] } })
  expect(ofDecision(bd05, { definition })).toEqual([
    `sod was not checked, and the action was done at ${time(22)}`,
  ])
})

it("requires the transition's own policy, though the boundary leaves policies out or names none", () => {
  const lines = story({ check: checkAt(15, { policy: { id: 'other', version: '1' } }) })
  for (const policies of [undefined, []])
    expect(ofDecision(bd05, { definition: definitionOf({ boundary: { policies } }), lines })).toHaveLength(1)
})

it('does not take a check after the action by more than the skew', () => {
  expect(ofDecision(bd05, { lines: story({ check: checkAt(27) }) })).toEqual([])
  expect(ofDecision(bd05, { lines: story({ check: checkAt(27.001) }) })).toEqual([
    `role-assignment was first checked at ${time(27.001)}, after the action at ${time(22)}`,
  ])
})

it('names a denial that was the last answer before the action', () => {
  const lines = [...story(), checkAt(19, { outcome: 'deny' })]
  expect(ofDecision(bd05, { lines })).toEqual([
    `role-assignment version 2026.05.1 answered deny at ${time(19)}, and the action was done at ${time(22)}`,
  ])
})

it('is silent on a second check after a refusal, and on a refusal after the action', () => {
  const refused = story({ check: checkAt(13, { outcome: 'deny' }) })
  expect(ofDecision(bd05, { lines: [...refused, checkAt(16)] })).toEqual([])
  expect(ofDecision(bd05, { lines: [...story(), checkAt(40, { outcome: 'deny' })] })).toEqual([])
})

it('is silent on a check whose answer is not told', () => {
  expect(ofDecision(bd05, { lines: story({ check: checkAt(15, { outcome: undefined }) }) })).toEqual([])
})

it.each(['failed', 'none'])('asks nothing where the action is %s', (result) => {
  const lines = story({ check: undefined, action: [22, { transition: ASSIGN, action: action({ result }) }] })
  expect(ofDecision(bd05, { lines })).toEqual([])
})

it("requires the transition's own policy of a workflow without boundary too", () => {
  const definition = definitionOf({ boundary: 'none' })
  expect(ofDecision(bd05, { definition, lines: story({ check: undefined }) })).toEqual([
    `role-assignment was not checked, and the action was done at ${time(22)}`,
  ])
})

it('asks nothing where no definition is known', () => {
  expect(ofDecision(bd05, { definition: 'none', lines: story({ check: undefined }) })).toEqual([])
})
