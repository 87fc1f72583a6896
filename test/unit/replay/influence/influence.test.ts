import { describe, expect, it } from 'vitest'
import { askedCedar } from '../../../fixtures/questioned.ts'

const ASSIGN = `@id("staff") permit(principal, action, resource)
  when { context.kind == "employee" || (context has site && context.site == "HQ") };
@id("risky") forbid(principal, action, resource) when { context has risk && context.risk > 80 };`

describe('the influence of an attribute', () => {
  it('is none where the policy does not read it, or the request does not carry it', async () => {
    const { influence } = await askedCedar(ASSIGN, '{"kind":"employee","shoe":44}')
    expect(await influence('shoe', 44)).toEqual({ kind: 'none', why: 'not-read' })
    expect(await influence('hat', 'large')).toEqual({ kind: 'none', why: 'not-in-request' })
  })

  it('is none where the outcome stands whatever its value, and without it', async () => {
    const { influence } = await askedCedar(ASSIGN, '{"kind":"employee","site":"HQ"}')
    expect(await influence('site', 'HQ', { seen: ['Lyon'] })).toEqual({ kind: 'none', why: 'decided' })
  })

  it('is proven by the value that flips the outcome, and by the rules that then decide', async () => {
    const { influence } = await askedCedar(ASSIGN, '{"kind":"contractor","site":"HQ"}')
    expect(await influence('site', 'HQ', { seen: ['Lyon', 'HQ', 'Oslo'] })).toMatchObject({
      kind: 'flips',
      flips: [
        { kind: 'removed', outcome: 'deny', rules: [] },
        { kind: 'seen', value: 'Lyon' },
        { kind: 'seen', value: 'Oslo' },
        { kind: 'literal', value: 'employee' },
        { kind: 'literal', value: 80 },
      ],
      counts: { seen: 2, seenFlips: 2 },
    })
  })

  it('is found where leaving out changes nothing, and a value above the limit of a rule does', async () => {
    const { influence } = await askedCedar(ASSIGN, '{"kind":"employee","risk":3}')
    expect(await influence('risk', 3)).toMatchObject({
      kind: 'flips',
      flips: [{ kind: 'beside-literal', value: 81, outcome: 'deny', rules: ['risky'] }],
    })
  })

  it('is a number of probes where none flips and nothing is proven', async () => {
    const policy =
      'permit(principal, action, resource) when { context.a like "x*" || context.a == context.b };'
    const { influence } = await askedCedar(policy, '{"a":"q","b":"r"}')
    const told = await influence('b', 'r', { literals: [] })
    expect(told).toMatchObject({ kind: 'no-flip', counts: { flips: 0 } })
  })

  it('counts what the engine refuses as no answer: null is no value of Cedar', async () => {
    const { influence } = await askedCedar(ASSIGN, '{"kind":"contractor","site":"Lyon"}')
    expect(await influence('site', 'Lyon', { seen: [] })).toMatchObject({
      kind: 'flips',
      counts: { unanswered: 1 },
    })
  })

  it('is not told where entities came with the request: they may carry the attribute', async () => {
    const entities = ',"entities":[{"uid":{"type":"Agent","id":"a"},"attrs":{"level":3},"parents":[]}]'
    const { influence } = await askedCedar(ASSIGN, '{"kind":"employee"}', { request: entities })
    expect(await influence('principal.level', 3)).toMatchObject({ kind: 'not-tested' })
  })

  it('is found by probes alone where a schema keeps partial evaluation out', async () => {
    const schema = `entity Agent; entity Role;
      action assign appliesTo { principal: Agent, resource: Role, context: { kind: String, site?: String, risk?: Long } };`
    const asked = await askedCedar(ASSIGN, '{"kind":"employee","site":"HQ"}', { schema })
    expect(asked.questioned.partial).toBe(false)
    expect(await asked.influence('site', 'HQ', { seen: ['Lyon'] })).toMatchObject({ kind: 'no-flip' })
    expect(await asked.influence('kind', 'employee')).toMatchObject({ kind: 'no-flip' })
  })

  it('takes names of evidence for names: those of an object’s own parts are none', async () => {
    const { influence } = await askedCedar(ASSIGN, '{"kind":"employee"}')
    for (const name of ['__proto__', 'constructor', 'toString', 'kind.length'])
      expect(await influence(name, 1)).toEqual({ kind: 'none', why: 'not-in-request' })
  })
})
