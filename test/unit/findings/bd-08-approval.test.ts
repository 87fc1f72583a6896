import { describe, expect, it } from 'vitest'
import { bd08 } from '../../../shared/findings/rules/bd-08-approval.ts'
import { ofDecision } from './breaches.ts'
import {
  action,
  AGENT,
  approval,
  ASSIGN,
  definitionOf,
  type Line,
  type Scene,
  story,
  time,
} from './dossier-builder.ts'

// The action is at 22 s; the skew is 5 s.
const by = (id: string, role?: string) => ({ by: role === undefined ? { id } : { id, role } })
const answer = (seconds: number, fields: Record<string, unknown> = {}): Line => [
  seconds,
  { transition: ASSIGN, approval: approval(fields) },
]
const given = (...answers: Line[]): Scene => ({ lines: [...story({ approval: undefined }), ...answers] })
const rules = (...approvals: Record<string, unknown>[]) => definitionOf({ boundary: { approvals } })

describe('a required approval', () => {
  it('is missing', () => {
    expect(ofDecision(bd08, given())).toEqual(['manager for assignRole erp/ap-clerk: no approval'])
  })

  it('is of another role', () => {
    expect(ofDecision(bd08, given(answer(18, by('o-1', 'owner'))))).toHaveLength(1)
  })

  it('may be given by an id that the rule names', () => {
    const definition = rules({ by: ['o-1'] })
    expect(ofDecision(bd08, { ...given(answer(18, by('o-1', 'owner'))), definition })).toEqual([])
    expect(ofDecision(bd08, { ...given(answer(18, by('o-1'))), definition })).toEqual([])
  })

  it('came after the action by more than the skew', () => {
    expect(ofDecision(bd08, given(answer(27)))).toEqual([])
    expect(ofDecision(bd08, given(answer(28)))).toEqual([
      `manager for assignRole erp/ap-clerk: approved by m-1 at ${time(28)}, 6 s after the action at ${time(22)}`,
    ])
  })

  it('counts by the time that it gives', () => {
    expect(ofDecision(bd08, given(answer(18, { at: time(90) })))).toHaveLength(1)
    expect(ofDecision(bd08, given(answer(90, { at: time(18) })))).toEqual([])
  })
})

describe("a role's last answer before the action", () => {
  const rejection = (seconds: number, id = 'm-1') =>
    answer(seconds, { ...by(id, 'manager'), outcome: 'rejected' })

  it('counts where it rejects', () => {
    expect(ofDecision(bd08, given(answer(16), rejection(18)))).toEqual([
      `manager for assignRole erp/ap-clerk: rejected by m-1 at ${time(18)}`,
    ])
    expect(ofDecision(bd08, given(answer(16), rejection(18, 'm-2')))).toHaveLength(1)
  })

  it('counts where it approves after a rejection', () => {
    expect(ofDecision(bd08, given(rejection(16), answer(18)))).toEqual([])
    expect(ofDecision(bd08, given(rejection(16, 'm-2'), answer(18)))).toEqual([])
  })

  it('is not one after the action', () => {
    expect(ofDecision(bd08, given(answer(16), rejection(60)))).toEqual([])
  })
})

describe('somebody it must be distinct from', () => {
  it.each([
    ['the subject', 'u-204'],
    ['the actor', 'agent:prov-7'],
    ["the actor's owner", 'iam-governance'],
  ])('%s', (_, id) => {
    expect(ofDecision(bd08, given(answer(18, by(id, 'manager'))))).toEqual([
      `manager for assignRole erp/ap-clerk: approved by ${id}, who is the subject or acts for the actor`,
    ])
  })

  it('on whose behalf the actor acts', () => {
    const lines = story({
      model: [12, { transition: ASSIGN, actor: { ...AGENT, onBehalfOf: 'm-1' }, model: { id: 'llm-x-5' } }],
    })
    expect(ofDecision(bd08, { lines })).toHaveLength(1)
  })

  it('does not void the approval of somebody else', () => {
    expect(ofDecision(bd08, given(answer(16), answer(18, by('u-204', 'manager'))))).toEqual([])
  })

  it('is nobody where the rule asks for no distance', () => {
    const definition = rules({ by: ['manager'] })
    expect(ofDecision(bd08, { ...given(answer(18, by('u-204', 'manager'))), definition })).toEqual([])
  })
})

describe('each role of a rule', () => {
  const definition = rules({ by: ['manager', 'owner'] })

  it('is filled by another person', () => {
    const one = given(answer(16, by('m-1', 'manager')), answer(17, by('m-1', 'owner')))
    expect(ofDecision(bd08, { ...one, definition })).toEqual([
      'owner for assignRole erp/ap-clerk: approved by m-1 alone, who fills another role of the rule',
    ])
  })

  it('may leave a person who could fill both to the other', () => {
    const two = given(
      answer(15, by('m-1', 'manager')),
      answer(16, by('m-2', 'manager')),
      answer(17, by('m-1', 'owner')),
    )
    expect(ofDecision(bd08, { ...two, definition })).toEqual([])
  })

  it('is asked of two people where it stands twice', () => {
    const twice = rules({ by: ['manager', 'manager'] })
    expect(ofDecision(bd08, { ...given(answer(16)), definition: twice })).toHaveLength(1)
    const two = given(answer(16), answer(17, by('m-2', 'manager')))
    expect(ofDecision(bd08, { ...two, definition: twice })).toEqual([])
  })

  it('of two rules may be filled by one person', () => {
    const apart = rules({ by: ['manager'] }, { by: ['manager'] })
    expect(ofDecision(bd08, { ...given(answer(16)), definition: apart })).toEqual([])
  })
})

describe('when', () => {
  it('tests entitlement and action by globs', () => {
    for (const when of [
      { entitlement: 'crm/*' },
      { action: 'create*' },
      { entitlement: 'erp/*', action: 'x' },
    ])
      expect(ofDecision(bd08, { ...given(), definition: rules({ when, by: ['manager'] }) })).toEqual([])
    for (const when of [undefined, { action: 'assign*' }, { entitlement: 'e*clerk' }])
      expect(ofDecision(bd08, { ...given(), definition: rules({ when, by: ['manager'] }) })).toHaveLength(1)
  })

  it('of an entitlement does not hold where the action names none', () => {
    const lines = story({
      approval: undefined,
      action: [22, { transition: ASSIGN, action: action({ entitlement: undefined }) }],
    })
    expect(
      ofDecision(bd08, { lines, definition: rules({ when: { entitlement: '*' }, by: ['manager'] }) }),
    ).toEqual([])
  })
})

it('asks nothing of an action that is not done, or of a boundary without approvals', () => {
  for (const result of ['failed', 'none']) {
    const lines = story({
      approval: undefined,
      action: [22, { transition: ASSIGN, action: action({ result }) }],
    })
    expect(ofDecision(bd08, { lines })).toEqual([])
  }
  expect(
    ofDecision(bd08, { ...given(), definition: definitionOf({ boundary: { approvals: undefined } }) }),
  ).toEqual([])
  expect(ofDecision(bd08, { ...given(), definition: rules({ by: [] }) })).toEqual([])
})
