import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CompiledPolicy, Residual } from '../../../shared/replay/policy-engine.ts'
import { answered, cedarRequest, compiledCedar } from '../../fixtures/cedar-policy.ts'

const HQ = `permit(principal, action, resource)
  when { context.kind == "employee" || (context has place && context.place.site == "HQ") };
forbid(principal, action, resource) when { context has risk && context.risk > 80 };`

function left(policy: CompiledPolicy, context: string, attribute: string): Residual | undefined {
  return policy.residual?.({ text: cedarRequest(context) }, attribute)
}

describe('what is left of an answer when one attribute is unknown', () => {
  it('is open where its value could matter, at any depth', () => {
    const policy = compiledCedar(HQ)
    expect(left(policy, '{"kind":"contractor","place":{"site":"HQ"}}', 'place.site')).toEqual({
      kind: 'open',
    })
    expect(left(policy, '{"kind":"employee","risk":3}', 'risk')).toEqual({ kind: 'open' })
  })

  it('is decided where none could, though leaving it out gives the same too', () => {
    const policy = compiledCedar(HQ)
    const employee = '{"kind":"employee","place":{"site":"HQ"}}'
    expect(left(policy, employee, 'place.site')).toEqual({ kind: 'decided', outcome: 'permit' })
    const removed = answered(policy, cedarRequest('{"kind":"employee"}'))
    expect(removed.outcome).toBe('permit')
  })

  it('tells what leaving out does not: a rule that forbids by a value keeps silent without one', () => {
    const policy = compiledCedar(HQ)
    expect(answered(policy, cedarRequest('{"kind":"employee","risk":90}')).outcome).toBe('deny')
    expect(answered(policy, cedarRequest('{"kind":"employee","risk":3}')).outcome).toBe('permit')
    expect(answered(policy, cedarRequest('{"kind":"employee"}')).outcome).toBe('permit')
    expect(left(policy, '{"kind":"employee","risk":3}', 'risk')).toEqual({ kind: 'open' })
  })

  it.each([
    ['an attribute that the request lacks', '{"kind":"employee"}', 'risk'],
    ['one that it has in two places', '{"place":{"site":1},"place.site":2}', 'place.site'],
    ['a request that is none', '{"kind":1.5}', 'kind'],
  ])('is not known for %s', (_, context, attribute) => {
    const text = attribute === 'kind' ? '{}' : cedarRequest(context)
    expect(compiledCedar(HQ).residual?.({ text }, attribute).kind).toBe('unknown')
  })

  it('is not asked of a version with a schema, which admits no unknown', () => {
    const schema = 'entity Agent; entity Role; action assign appliesTo { principal: Agent, resource: Role };'
    expect(compiledCedar('permit(principal, action, resource);', { schema })).not.toHaveProperty('residual')
  })

  it('holds: what is decided, no value changes', () => {
    const atom = fc.constantFrom(
      'context.x == "a"',
      'context.x == 1',
      'context.x > 1',
      'context has x',
      'context.x',
      'context.y == "b"',
      'context.z',
      'context.x == context.y',
      'context.x like "a*"',
      '[1, 2].contains(context.x)',
      'context.x has deep && context.x.deep == 1',
    )
    const { condition } = fc.letrec<{ condition: string }>((tie) => ({
      condition: fc.oneof(
        { depthSize: 'small' },
        atom,
        fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `(${a} && ${b})`),
        fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `(${a} || ${b})`),
        tie('condition').map((a) => `!(${a})`),
        fc
          .tuple(tie('condition'), tie('condition'), tie('condition'))
          .map(([a, b, c]) => `(if ${a} then ${b} else ${c})`),
      ),
    }))
    const values = ['"a"', '"b"', '1', '2', '-1', 'true', 'false', '[]', '{"deep":1}', '{"deep":2}']
    fc.assert(
      fc.property(
        fc.array(fc.record({ effect: fc.constantFrom('permit', 'forbid'), condition }), {
          minLength: 1,
          maxLength: 3,
        }),
        fc.constantFrom('"b"', '1'),
        fc.boolean(),
        (rules, y, z) => {
          const policy = compiledCedar(
            rules
              .map((rule) => `${rule.effect}(principal, action, resource) when { ${rule.condition} };`)
              .join('\n'),
          )
          const context = (x: string) => `{"x":${x},"y":${y},"z":${z}}`
          const residual = left(policy, context('0'), 'x')
          if (residual?.kind === 'decided')
            for (const value of values)
              expect(answered(policy, cedarRequest(context(value))).outcome).toBe(residual.outcome)
          policy.dispose()
        },
      ),
      { numRuns: 300 },
    )
  })
})
