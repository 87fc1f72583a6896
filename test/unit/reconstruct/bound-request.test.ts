import { describe, expect, it } from 'vitest'
import { requestOf } from '../../../shared/reconstruct/request.ts'
import { ASSIGN, assigned, check, permit, policyVersion, rebuilt, told } from './run-builder.ts'

const bind = {
  principal: { type: 'Agent', id: '{actor.id}' },
  action: { type: 'Action', id: '{action.type}' },
  resource: { type: 'Role', id: '{action.entitlement}' },
  context: 'attributes' as const,
}
const actor = { kind: 'agent', id: 'agent:prov-7' }
const attributes = [
  { name: 'subject.department', value: 'Finance' },
  { name: 'context.risk', value: 12 },
]
const made = (records: Record<string, unknown>[], by: Parameters<typeof requestOf>[1] = bind) => {
  const dossier = rebuilt(records, { policies: [policyVersion('1', '2026-01-01', { bind: by })] })
    .decisions[0]
  if (dossier === undefined) throw new Error('no decision was rebuilt')
  return requestOf(dossier, by)
}

describe('a request made by bind', () => {
  it('lays attributes by their dotted names', () => {
    const request = made([
      told(0, 'engine', { transition: ASSIGN, actor, attributes, check, outcome: permit, action: assigned }),
    ])
    expect(request.kind === 'bound' && JSON.parse(request.text)).toEqual({
      principal: { type: 'Agent', id: 'agent:prov-7' },
      action: { type: 'Action', id: 'assignRole' },
      resource: { type: 'Role', id: 'erp/ap-clerk' },
      context: { subject: { department: 'Finance' }, context: { risk: 12 } },
    })
  })

  it("falls back on the model's proposal for the action", () => {
    const model = { id: 'llm', proposal: { action: 'assignRole', entitlement: 'erp/ap-clerk' } }
    const request = made([
      told(0, 'engine', { transition: ASSIGN, actor, model, check, outcome: { value: 'deny' } }),
    ])
    expect(request.kind === 'bound' && JSON.parse(request.text).resource).toEqual({
      type: 'Role',
      id: 'erp/ap-clerk',
    })
  })

  it('says which placeholders nothing fills', () => {
    const request = made([told(0, 'engine', { transition: ASSIGN, check, outcome: permit })])
    expect(request).toEqual({
      kind: 'unbound',
      missing: ['actor.id', 'action.type', 'action.entitlement'],
    })
  })

  it('fills a context template with values, not with their text', () => {
    const request = made(
      [
        told(0, 'engine', {
          transition: ASSIGN,
          actor,
          attributes,
          check,
          outcome: permit,
          action: assigned,
        }),
      ],
      {
        ...bind,
        context: { risk: '{context.risk}', who: 'dept {subject.department}' },
      },
    )
    expect(request.kind === 'bound' && JSON.parse(request.text).context).toEqual({
      risk: 12,
      who: 'dept Finance',
    })
  })

  it('fills the id of the decision, and leaves a null value null for the engine to refuse', () => {
    const record = told(0, 'engine', {
      transition: ASSIGN,
      actor,
      attributes: [{ name: 'subject.level', value: null }],
      check,
      outcome: permit,
      action: assigned,
    })
    const request = made([record], { ...bind, context: { of: '{id}', level: '{subject.level}' } })
    expect(request.kind === 'bound' && JSON.parse(request.text).context).toEqual({
      of: 'r-1/assign#1',
      level: null,
    })
    const asText = made([record], { ...bind, context: { level: 'level {subject.level}' } })
    expect(asText).toEqual({ kind: 'unbound', missing: ['subject.level'] })
  })

  it('refuses attributes of which one claims the place of another', () => {
    const clash = [
      { name: 'subject', value: 'x' },
      { name: 'subject.department', value: 'y' },
    ]
    const request = made([
      told(0, 'engine', {
        transition: ASSIGN,
        actor,
        attributes: clash,
        check,
        outcome: permit,
        action: assigned,
      }),
    ])
    expect(request.kind).toBe('unbound')
  })

  it('refuses a name of any number of parts, as deep as it would go', () => {
    const record = told(0, 'engine', {
      transition: ASSIGN,
      actor,
      attributes: [{ name: 'a.'.repeat(50_000), value: 1 }],
      check,
      outcome: permit,
      action: assigned,
    })
    const request = made([record])
    expect(request.kind === 'unbound' && request.missing.join().length).toBeLessThan(300)
  })

  it('keeps a hostile name an own property', () => {
    const hostile = [{ name: '__proto__.admin', value: true }]
    const request = made([
      told(0, 'engine', {
        transition: ASSIGN,
        actor,
        attributes: hostile,
        check,
        outcome: permit,
        action: assigned,
      }),
    ])
    expect(request.kind === 'bound' && request.text).toContain('"__proto__":{"admin":true}')
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
  })
})
