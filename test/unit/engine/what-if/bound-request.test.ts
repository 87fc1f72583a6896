import { describe, expect, it } from 'vitest'
import { boundRequest } from '../../../../shared/engine/what-if/bound-request.ts'
import type { JsonValue } from '../../../../shared/model/json.ts'
import type { Bind } from '../../../../shared/model/policy.ts'
import { requestOf, type RequestSources } from '../../../../shared/reconstruct/request.ts'

const SOURCES: RequestSources = {
  id: 'r/assign#1',
  run: 'r',
  time: '2026-05-04T00:00:00Z',
  attributes: [
    { name: 'manager', value: 'm.reyes' },
    { name: 'subject.department', value: 'Finance' },
    { name: 'unused', value: 1 },
  ],
  actor: { kind: 'agent', id: 'agent:a', owner: undefined, onBehalfOf: undefined },
  subject: { type: 'User', id: 'u-1' },
  check: undefined,
  action: undefined,
  models: [],
  trigger: undefined,
  outcome: 'permit',
  transition: undefined,
  workflow: undefined,
  policy: undefined,
}

const TEMPLATE: Bind = {
  principal: { type: 'Agent', id: '{actor.id}' },
  action: { type: 'Action', id: 'assign' },
  resource: { type: 'Team', id: '{manager}' },
  context: { dept: '{subject.department}', label: 'of {manager}', who: '{subject.id}' },
}

function bound(bind: Bind) {
  const made = requestOf(SOURCES, bind)
  if (made.kind !== 'bound') throw new Error(JSON.stringify(made))
  return boundRequest({ text: made.text, at: '2026-05-04T00:00:00Z' }, SOURCES, bind)
}

function contextOf(bind: Bind, name: string, value: JsonValue | undefined): unknown {
  const changed = bound(bind).changed([{ name, value }])
  return changed.ok ? (JSON.parse(changed.request.text) as { context: unknown }).context : changed.why
}

describe('a request that bind makes, with another value', () => {
  it('lays it by its name, or leaves it out', () => {
    const all: Bind = { ...TEMPLATE, resource: { type: 'Team', id: 't' }, context: 'attributes' }
    expect(contextOf(all, 'subject.department', 'IT')).toEqual({
      manager: 'm.reyes',
      subject: { department: 'IT' },
      unused: 1,
    })
    expect(contextOf(all, 'subject.department', undefined)).toEqual({ manager: 'm.reyes', unused: 1 })
  })

  it('lays it where the template says, and leaves that place out without it', () => {
    expect(contextOf(TEMPLATE, 'subject.department', 'IT')).toMatchObject({ dept: 'IT' })
    expect(contextOf(TEMPLATE, 'subject.department', undefined)).toEqual({
      label: 'of m.reyes',
      who: 'u-1',
    })
  })

  it('cannot be made without what names whom the request is about', () => {
    expect(contextOf(TEMPLATE, 'manager', undefined)).toBe('nothing fills {manager}')
    expect(contextOf(TEMPLATE, 'manager', 'm.ode')).toMatchObject({ label: 'of m.ode' })
  })

  it('tells what it carries where, so that what is read proves nothing of what names the resource', () => {
    const request = bound(TEMPLATE)
    expect(request.carries('subject.department')).toEqual({
      paths: ['dept', 'context.dept'],
      unknown: 'dept',
      beyondReads: false,
    })
    expect(request.carries('manager')).toEqual({
      paths: ['label', 'context.label'],
      unknown: undefined,
      beyondReads: true,
    })
    expect(request.carries('unused')).toBeUndefined()
    // A field of the decision comes before an attribute of that name.
    expect(request.carries('subject.id')).toBeUndefined()
  })

  it('keeps the time at which the clock stands', () => {
    const changed = bound(TEMPLATE).changed([{ name: 'manager', value: 'x' }])
    expect(changed).toMatchObject({ ok: true, request: { at: '2026-05-04T00:00:00Z' } })
  })
})
