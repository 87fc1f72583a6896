import { describe, expect, it } from 'vitest'
import { bd12 } from '../../../shared/findings/rules/bd-12-proposal-not-followed.ts'
import { ofDecision } from './breaches.ts'
import { action, ASSIGN, definitionOf, type Line, story } from './dossier-builder.ts'

// The action, assignRole erp/ap-clerk, is at 22 s; the skew is 5 s.
const proposal = (seconds: number, type: string, entitlement?: string): Line => [
  seconds,
  { transition: ASSIGN, model: { id: 'llm-x-5', proposal: { action: type, entitlement } } },
]
const calls = (...toolCalls: readonly { name: string; arguments: unknown }[]): readonly Line[] => [
  ...story(),
  [13, { transition: ASSIGN, model: { id: 'llm-x-5', toolCalls } }],
]

describe('the last proposal before the action', () => {
  it('is named where it differs in entitlement or type', () => {
    expect(ofDecision(bd12, { lines: story({ model: proposal(12, 'assignRole', 'crm/viewer') }) })).toEqual([
      'proposed assignRole crm/viewer (s1:2), done assignRole erp/ap-clerk',
    ])
    expect(
      ofDecision(bd12, { lines: story({ model: proposal(12, 'createAccount', 'erp/ap-clerk') }) }),
    ).toHaveLength(1)
  })

  it('counts, not one before it', () => {
    const lines = [
      ...story({ model: proposal(11, 'assignRole', 'crm/viewer') }),
      proposal(13, 'assignRole', 'erp/ap-clerk'),
    ]
    expect(ofDecision(bd12, { lines })).toEqual([])
  })

  it('is not one after the action by more than the skew', () => {
    const other = (seconds: number) => [...story(), proposal(seconds, 'assignRole', 'crm/viewer')]
    expect(ofDecision(bd12, { lines: other(27) })).toHaveLength(1)
    expect(ofDecision(bd12, { lines: other(27.001) })).toEqual([])
  })

  it('may match any action done, and none that was only tried', () => {
    const lines = story({ model: proposal(12, 'assignRole', 'crm/viewer') })
    const more = (result: string): Line => [
      21,
      { transition: ASSIGN, action: action({ entitlement: 'crm/viewer', result }) },
    ]
    expect(ofDecision(bd12, { lines: [...lines, more('done')] })).toEqual([])
    expect(ofDecision(bd12, { lines: [...lines, more('failed')] })).toHaveLength(1)
  })

  it('that names no entitlement is held against the type alone', () => {
    expect(ofDecision(bd12, { lines: story({ model: proposal(12, 'assignRole') }) })).toEqual([])
  })
})

describe('a tool call', () => {
  it('named as an action of the boundary is held against what was done', () => {
    expect(
      ofDecision(bd12, {
        lines: calls({ name: 'assignRole', arguments: { entitlement: 'erp/ap-approver' } }),
      }),
    ).toEqual(['called assignRole erp/ap-approver (s1:9), done assignRole erp/ap-clerk'])
    expect(
      ofDecision(bd12, { lines: calls({ name: 'assignRole', arguments: { entitlement: 'erp/ap-clerk' } }) }),
    ).toEqual([])
  })

  it('of another name is no action', () => {
    const lines = calls({ name: 'lookUpUser', arguments: { entitlement: 'x' } })
    expect(ofDecision(bd12, { lines })).toEqual([])
    expect(ofDecision(bd12, { lines, definition: definitionOf({ boundary: { actions: ['*'] } }) })).toEqual(
      [],
    )
    expect(
      ofDecision(bd12, { lines, definition: definitionOf({ boundary: { actions: ['look*'] } }) }),
    ).toHaveLength(1)
    expect(
      ofDecision(bd12, { lines, definition: definitionOf({ boundary: { actions: undefined } }) }),
    ).toEqual([])
  })

  it.each([['text'], [null], [['entitlement']], [{ entitlement: 7 }], [{}]])(
    'with the arguments %j names no entitlement',
    (toolArguments) => {
      expect(ofDecision(bd12, { lines: calls({ name: 'assignRole', arguments: toolArguments }) })).toEqual([])
    },
  )
})

it('asks nothing where the action is not done', () => {
  const lines = story({
    model: proposal(12, 'assignRole', 'crm/viewer'),
    action: [22, { transition: ASSIGN, action: action({ result: 'failed' }) }],
  })
  expect(ofDecision(bd12, { lines })).toEqual([])
})

it('holds a proposal against the action without a boundary too, and a tool call only with one', () => {
  const definition = definitionOf({ boundary: 'none' })
  const proposed = story({ model: proposal(12, 'assignRole', 'crm/viewer') })
  expect(ofDecision(bd12, { definition, lines: proposed })).toHaveLength(1)
  expect(ofDecision(bd12, { definition: 'none', lines: proposed })).toHaveLength(1)
  const called = calls({ name: 'assignRole', arguments: { entitlement: 'crm/viewer' } })
  expect(ofDecision(bd12, { definition, lines: called })).toEqual([])
})
