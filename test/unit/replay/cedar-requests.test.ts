import { describe, expect, it } from 'vitest'
import { cedarEngine } from '../../../shared/replay/cedar/cedar-engine.ts'
import { MOST_REQUEST_CHARS } from '../../../shared/replay/cedar/request.ts'
import { answered, cedarRequest, compiledCedar } from '../../fixtures/cedar-policy.ts'

const BY_NAME = compiledCedar(
  'permit(principal == Ns::Agent::"a\\"\\u{e9}", action == Action::"assign", resource == Role::"r");',
)

describe('the engine', () => {
  it('tells its own name and version', () => {
    expect(cedarEngine.label).toMatch(/^cedar 4\.\d+\.\d+$/)
  })
})

describe('a logged request', () => {
  it.each([
    ['objects', '{"type":"Ns::Agent","id":"a\\"é"}', '{"type":"Role","id":"r"}'],
    ['escapes', '{"__entity":{"type":"Ns::Agent","id":"a\\"é"}}', '{"__entity":{"type":"Role","id":"r"}}'],
    ['text', '"Ns::Agent::\\"a\\\\\\"\\\\u{e9}\\""', '"Role::\\"r\\""'],
  ])('may name its entities by %s', (_, principal, resource) => {
    const request = `{"principal":${principal},"action":"Action::\\"assign\\"","resource":${resource}}`
    expect(answered(BY_NAME, request).outcome).toBe('permit')
  })

  it.each([
    ['', /no JSON/],
    ['[]', /no JSON object/],
    ['{"principal":"nobody"}', /names no principal/],
    ['{"principal":{"type":"A","id":"b"},"principal":{"type":"A","id":"c"}}', /no JSON that can be read: /],
    [cedarRequest('[1]'), /context that is no object/],
    [cedarRequest('{}', ',"entities":{}'), /entities that are no array/],
    [cedarRequest('{"risk":0.5}'), /./],
    [' '.repeat(MOST_REQUEST_CHARS + 1), /longer than 2097152 characters/],
    [cedarRequest(`${'{"a":'.repeat(200)}1${'}'.repeat(200)}`), /./],
    [
      '{"principal":{"type":"A B","id":"b"},"action":"A::\\"a\\"","resource":"A::\\"a\\""}',
      /^failed to parse principal/,
    ],
  ])('that is none is answered in words: %.80s', (request, words) => {
    const evaluation = BY_NAME.evaluate({ text: request })
    expect(evaluation).toMatchObject({ ok: false, reason: 'evaluation-error' })
    expect(evaluation.ok ? '' : evaluation.why).toMatch(words)
  })

  it('keeps all digits of its integers', () => {
    const policy = compiledCedar(
      'permit(principal, action, resource) when { context.n == 9007199254740993 };',
    )
    expect(answered(policy, cedarRequest('{"n":9007199254740993}')).outcome).toBe('permit')
    expect(answered(policy, cedarRequest('{"n":9007199254740992}')).outcome).toBe('deny')
  })

  it('takes keys that JavaScript treats apart as plain names', () => {
    const policy = compiledCedar(
      'permit(principal, action, resource) when { context["__proto__"].constructor == "x" };',
    )
    expect(answered(policy, cedarRequest('{"__proto__":{"constructor":"x"}}')).outcome).toBe('permit')
    expect(answered(policy, cedarRequest('{"constructor":"x"}')).errors).toHaveLength(1)
  })
})

describe('entities', () => {
  const entity = (id: string, parents: readonly string[], attrs: object = {}) => ({
    uid: { type: 'Agent', id },
    attrs,
    parents: parents.map((parent) => ({ type: 'Team', id: parent })),
  })
  const team = (id: string, parents: readonly string[]) => ({
    ...entity(id, parents),
    uid: { type: 'Team', id },
  })
  const policy = compiledCedar(
    `permit(principal in Team::"top", action, resource) when { principal.boss.grade > 3 };
     permit(principal, action, resource) when { Team::"lit".size == 1 };`,
    {
      entities: JSON.stringify([
        entity('a', ['low'], { boss: { __entity: { type: 'Agent', id: 'b' } } }),
        entity('b', [], { grade: 4 }),
        team('low', ['top']),
        team('top', []),
        { ...team('lit', []), attrs: { size: 1 } },
        entity('unused', ['top']),
      ]),
    },
  )

  it('of the version are reached through parents, attributes and literals', () => {
    expect(answered(policy, cedarRequest())).toMatchObject({
      determining: ['policy0', 'policy1'],
      errors: [],
    })
  })

  it('logged with the request stand in for those of the version', () => {
    const own = answered(policy, cedarRequest('{}', ',"entities":[]'))
    expect(own.outcome).toBe('deny')
    expect(own.missingAttributes).toEqual(['policy1: entity `Team::"lit"` does not exist'])
  })

  it('that the engine refuses block all requests that bring none of their own', () => {
    const broken = compiledCedar('permit(principal, action, resource);', {
      entities: '[{"uid":{"type":"A","id":"x"},"attrs":{"n":1.5},"parents":[]}]',
    })
    expect(broken.evaluate({ text: cedarRequest() })).toMatchObject({ ok: false })
    expect(broken.evaluate({ text: cedarRequest('{}', ',"entities":[]') })).toMatchObject({ ok: true })
  })
})

describe('a schema', () => {
  const schema = `entity Agent = { boss?: Agent }; entity Role;
    action assign appliesTo { principal: [Agent], resource: [Role], context: { by: Agent } };`
  const texts = 'permit(principal, action, resource) when { context.by == principal.boss };'
  const entities =
    '[{"uid":{"type":"Agent","id":"a"},"attrs":{"boss":{"type":"Agent","id":"b"}},"parents":[]}]'

  it('makes references of plain {type, id} in entities and context', () => {
    const policy = compiledCedar(texts, { schema, entities })
    expect(answered(policy, cedarRequest('{"by":{"type":"Agent","id":"b"}}')).outcome).toBe('permit')
  })

  it('is held against requests only where the bundle says so', () => {
    const misfit = cedarRequest('{"by":{"type":"Agent","id":"b"}}').replace('"Role"', '"Agent"')
    expect(compiledCedar(texts, { schema, entities }).evaluate({ text: misfit })).toMatchObject({ ok: true })
    const strict = compiledCedar(texts, { schema, entities, validateRequests: true }).evaluate({
      text: misfit,
    })
    expect(strict).toMatchObject({ ok: false })
  })
})
