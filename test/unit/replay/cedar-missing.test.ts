import { describe, expect, it } from 'vitest'
import { answered, cedarRequest, compiledCedar } from '../../fixtures/cedar-policy.ts'

const ENTITIES = '[{"uid":{"type":"Agent","id":"a"},"attrs":{"big":9223372036854775807},"parents":[]}]'

function missing(
  condition: string,
  context = '{"s":"` does not have the attribute `s`","r":{}}',
): readonly string[] {
  const policy = compiledCedar(`permit(principal, action, resource) when { ${condition} };`, {
    entities: ENTITIES,
  })
  const answer = answered(policy, cedarRequest(context))
  expect(answer.errors).toHaveLength(1)
  return answer.missingAttributes
}

describe('what the engine finds missing', () => {
  it.each([
    ['an attribute of the context', 'context.risk > 3'],
    ['an attribute of a record in it', 'context.r.risk > 3'],
    ['an attribute with a strange name', 'context["a `b"] == 1'],
    ['an attribute of an entity', 'principal.grade == 1'],
    ['a tag of an entity', 'principal.getTag("t") == 1'],
    ['an entity', 'resource.owner == principal'],
  ])('is told: %s', (_, condition) => {
    expect(missing(condition)).toHaveLength(1)
  })

  it.each([
    ['a number too large', 'principal.big + 1 > 0'],
    ['a value of another type', 'context.s > 3'],
    ['a value that speaks of missing attributes', 'ip(context.s).isIpv4()'],
  ])('is not told of other errors: %s', (_, condition) => {
    expect(missing(condition)).toEqual([])
  })

  it('is not asked of what a rule tests for first', () => {
    const policy = compiledCedar(
      'permit(principal, action, resource) when { context has risk && context.risk > 3 };',
    )
    expect(answered(policy, cedarRequest()).errors).toEqual([])
  })
})
