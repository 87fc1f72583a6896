import { expect, it } from 'vitest'
import { bd06 } from '../../../shared/findings/rules/bd-06-action-outside.ts'
import { ofDecision } from './breaches.ts'
import { action, ASSIGN, definitionOf, type Line, story } from './dossier-builder.ts'

const acting = (type: string, result = 'done'): readonly Line[] =>
  story({ action: [22, { transition: ASSIGN, action: action({ type, result }) }] })

it('names the action and those that are allowed', () => {
  expect(ofDecision(bd06, { lines: acting('deleteAccount') })).toEqual([
    'deleteAccount (done, s1:6), allowed: assignRole',
  ])
})

it('counts an attempt, and not what was left undone', () => {
  expect(ofDecision(bd06, { lines: acting('deleteAccount', 'failed') })).toHaveLength(1)
  expect(ofDecision(bd06, { lines: acting('deleteAccount', 'none') })).toEqual([])
})

it('counts an attempt beside an action that is allowed', () => {
  const attempt: Line = [
    21,
    { transition: ASSIGN, action: action({ type: 'deleteAccount', result: 'failed' }) },
  ]
  expect(ofDecision(bd06, { lines: [...story(), attempt] })).toHaveLength(1)
})

it('reads globs; allows all where actions are left out, nothing where they are empty', () => {
  const boundary = (actions: readonly string[] | undefined) => definitionOf({ boundary: { actions } })
  expect(ofDecision(bd06, { definition: boundary(['delete*']), lines: acting('deleteAccount') })).toEqual([])
  expect(ofDecision(bd06, { definition: boundary(undefined), lines: acting('deleteAccount') })).toEqual([])
  expect(ofDecision(bd06, { definition: boundary([]) })).toEqual(['assignRole (done, s1:6), allowed: none'])
})
