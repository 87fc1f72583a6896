import { describe, expect, it } from 'vitest'
import { cedarEngine } from '../../../shared/replay/cedar/cedar-engine.ts'
import { policyVersion } from '../../fixtures/policy-version.ts'

const GUARDED = '@id("guarded") permit(principal, action, resource) when { context.n == 1 };'

function trapsIn(text: string): readonly (readonly [string, ...string[]])[] {
  return cedarEngine
    .traps(policyVersion({ texts: { 'policy.cedar': text } }))
    .map(({ kind, rules }) => [kind, ...rules] as const)
}

describe('traps in Cedar texts', () => {
  it.each([
    ['a permit for everybody', '@id("all") permit(principal, action, resource);', ['over-permits', 'all']],
    [
      'a condition that never holds',
      '@id("off") permit(principal, action, resource) when { false };',
      ['unreachable', 'off'],
    ],
    [
      'an unless that never lets it hold',
      '@id("off") permit(principal, action, resource) unless { true };',
      ['unreachable', 'off'],
    ],
    [
      'a condition that guards nothing',
      '@id("on") forbid(principal, action == Action::"x", resource) when { true };',
      ['always', 'on'],
    ],
    [
      'a permit under a forbid for all',
      `${GUARDED} @id("freeze") forbid(principal, action, resource);`,
      ['shadowed', 'guarded'],
    ],
    [
      'a permit beside the same without a condition',
      '@id("wide") permit(principal, action == Action::"x", resource); @id("narrow") permit(principal, action == Action::"x", resource) when { context.n == 1 };',
      ['shadowed', 'narrow'],
    ],
  ])('%s', (_, text, found) => {
    expect(trapsIn(text)).toEqual([found])
  })

  it('are not seen where rules guard, or differ in scope', () => {
    expect(trapsIn(`${GUARDED} forbid(principal, action, resource) when { context.freeze };`)).toEqual([])
    expect(trapsIn(`${GUARDED} forbid(principal, action == Action::"x", resource);`)).toEqual([])
  })

  it('stand where the rule stands', () => {
    const text = `${GUARDED}\n@id("all") permit(principal, action, resource);`
    const traps = cedarEngine.traps(policyVersion({ texts: { 'policy.cedar': text } }))
    const trap = traps.find(({ kind }) => kind === 'over-permits')
    expect(text.slice(trap?.from, trap?.to)).toBe('@id("all") permit(principal, action, resource);')
  })

  it('are none in a text that the engine refuses', () => {
    expect(trapsIn('permit(principal')).toEqual([])
  })
})
