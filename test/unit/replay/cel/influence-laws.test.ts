import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { celEngine } from '../../../../shared/replay/cel/cel-engine.ts'
import type { CompiledPolicy, ReplayOutcome } from '../../../../shared/replay/policy-engine.ts'
import { versionOf } from './rules.ts'

const VALUES = [true, false, 0, 1, 2.5, '', 'x', null, [], ['x', 1], {}, { k: true }, { k: 'x', l: 1 }]

const { condition } = fc.letrec<{ condition: string; operand: string }>((tie) => ({
  operand: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(
      'context.a',
      'context.b',
      'context.c',
      'context.a.k',
      'context["b"]["k"]',
      '1.0',
      '"x"',
      'true',
      'null',
    ),
    fc.tuple(tie('operand'), tie('operand')).map(([a, b]) => `[${a}, ${b}]`),
    tie('operand').map((a) => `size(${a})`),
    fc.tuple(tie('condition'), tie('operand'), tie('operand')).map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
    tie('condition'),
  ),
  condition: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(
      'context.a',
      'has(context.a)',
      'has(context.b.k)',
      '"k" in context.a',
      'has(context.c)',
      'context.c',
    ),
    fc
      .tuple(tie('operand'), fc.constantFrom('==', '!=', '<', '>='), tie('operand'))
      .map((parts) => `(${parts.join(' ')})`),
    fc
      .tuple(tie('condition'), fc.constantFrom('&&', '||'), tie('condition'))
      .map((parts) => `(${parts.join(' ')})`),
    tie('condition').map((a) => `!(${a})`),
    fc.tuple(tie('operand'), tie('condition')).map(([a, c]) => `(${a}).exists(v, v == context.c || ${c})`),
    fc.tuple(tie('operand'), tie('operand')).map(([a, b]) => `(${a} in ${b})`),
  ),
}))

const value = fc.constantFrom(...VALUES)
const context = fc.record({ a: value, b: value, c: value }, { requiredKeys: [] })
const rules = fc.array(fc.record({ effect: fc.constantFrom('permit', 'deny'), when: condition }), {
  minLength: 1,
  maxLength: 3,
})

/** The outcome with an attribute set to each value in turn; those that give no answer left out. */
function outcomesWith(
  policy: CompiledPolicy,
  request: object,
  attribute: string,
): ReadonlySet<ReplayOutcome> {
  const answers = VALUES.map((each) =>
    policy.evaluate({ text: JSON.stringify({ context: { ...request, [attribute]: each } }) }),
  )
  return new Set(answers.flatMap((answer) => (answer.ok ? [answer.outcome] : [])))
}

describe('influence in CEL rules', () => {
  it('is told to be none only where no value flips the answer', () => {
    let [decided, unread] = [0, 0]
    fc.assert(
      fc.property(rules, context, fc.constantFrom('a', 'b', 'c'), (given, request, attribute) => {
        const policy = celEngine.compile(versionOf(JSON.stringify({ rules: given })))
        if (policy.kind === 'blocked') throw new Error(policy.detail)
        const text = JSON.stringify({ context: request })
        const outcomes = outcomesWith(policy, request, attribute)
        const left = policy.residual?.({ text }, attribute)
        if (left?.kind === 'decided') {
          decided += 1
          expect([...outcomes].filter((each) => each !== left.outcome)).toEqual([])
        }
        const answer = policy.evaluate({ text })
        if (answer.ok && !answer.reads?.some((name) => name === '' || name.split('.')[0] === attribute)) {
          unread += 1
          expect([...outcomes].filter((each) => each !== answer.outcome)).toEqual([])
        }
      }),
      { numRuns: 120, seed: 4 },
    )
    expect(decided).toBeGreaterThan(10)
    expect(unread).toBeGreaterThan(10)
  })
})
