import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cedar } from '../../shared/replay/cedar/wasm.ts'
import { splitPolicies } from '../../shared/replay/cedar/split-policies.ts'
import { byBytes } from '../../shared/replay/byte-order.ts'
import { answered, cedarRequest, compiledCedar } from '../fixtures/cedar-policy.ts'

const NODES = 6
const node = fc.nat(NODES - 1)

/** Policies that go up, along attributes and tags, from the request, its context and from literals. */
const CONDITIONS = [
  'principal in Node::"1"',
  'principal.next in Node::"2"',
  'principal.next.next has next',
  'context.start in [Node::"3", Node::"4"]',
  'context.start.next.next == Node::"0"',
  'resource in context.start',
  'Node::"5".next in Node::"1"',
  'principal.getTag("t") in Node::"2"',
  'principal.set.contains(Node::"3") && resource.next in principal.set',
  'resource.rec.to.next == principal.next',
]
const texts = CONDITIONS.map(
  (condition) => `permit(principal, action, resource) when { ${condition} };`,
).join('\n')

const ref = (at: number) => ({ __entity: { type: 'Node', id: String(at) } })

/** A graph of entities whose parents have lower numbers (Cedar takes no cycle), and whose attributes lead anywhere. */
const graph = fc.array(
  fc.record({
    present: fc.boolean(),
    parents: fc.array(node, { maxLength: 2 }),
    next: fc.option(node),
    tag: fc.option(node),
    set: fc.array(node, { maxLength: 2 }),
    to: node,
  }),
  { minLength: NODES, maxLength: NODES },
)

describe('cutting entities down to what a request reaches', () => {
  it('changes neither outcome, nor reasons, nor errors', () => {
    fc.assert(
      fc.property(graph, node, node, node, (nodes, principal, resource, start) => {
        const entities = JSON.stringify(
          nodes.flatMap(({ present, parents, next, tag, set, to }, at) =>
            present
              ? [
                  {
                    uid: { type: 'Node', id: String(at) },
                    parents: [...new Set(parents.filter((parent) => parent < at))].map((parent) =>
                      ref(parent),
                    ),
                    attrs: {
                      ...(next === null ? {} : { next: ref(next) }),
                      set: [...new Set(set)].map((each) => ref(each)),
                      rec: { to: ref(to) },
                    },
                    tags: tag === null ? {} : { t: ref(tag) },
                  },
                ]
              : [],
          ),
        )
        const request = (more: string): string =>
          cedarRequest(JSON.stringify({ start: ref(start) }), more)
            .replace('{"type":"Agent","id":"a"}', JSON.stringify(ref(principal)))
            .replace('{"type":"Role","id":"r"}', JSON.stringify(ref(resource)))
        const policy = compiledCedar(texts, { entities })
        const cut = answered(policy, request(''))
        // Entities that come with the request are never cut.
        const whole = answered(policy, request(`,"entities":${entities}`))
        policy.dispose()
        expect(cut).toEqual(whole)
      }),
      { numRuns: 400 },
    )
  })
})

describe('telling policies apart', () => {
  it('finds those that the vendor’s own splitter finds', () => {
    const pieces = fc.constantFrom(
      'permit(principal, action, resource);',
      '@id("a;b") forbid (principal, action, resource) when { "\\"; //" == "x" };',
      '@note("\\\\") permit(principal == ?principal, action, resource)\n// ; "\n;',
      '// a comment; with "a quote\n',
      '\n \t',
      'permit(principal, action, resource) unless { context.a like "*;\\*" } ;',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const text = parts.join('\n')
        const theirs = cedar.policySetTextToParts(text)
        if (theirs.type === 'failure') throw new Error(theirs.errors[0]?.message)
        const ours = splitPolicies(text)
        expect(ours.toSorted()).toEqual([...theirs.policies, ...theirs.policy_templates].sort())
        expect(ours).toEqual(parts.map((part) => part.trim()).filter((part) => part.endsWith(';')))
      }),
    )
  })
})

describe('the order of rule ids', () => {
  it('is that of their UTF-8 bytes', () => {
    const text = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(byBytes(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
      }),
    )
  })
})
