import { describe, expect, it } from 'vitest'
import { rulePlaces } from '../../../shared/replay/cedar/rule-places.ts'
import { textReads } from '../../../shared/replay/cedar/text-reads.ts'
import { isRead } from '../../../shared/replay/reads.ts'
import { CEDAR_TESTS_ABSENT, handWrittenCorpus } from '../../fixtures/cedar-corpus.ts'
import { compiledCedar } from '../../fixtures/cedar-policy.ts'

const policyOf = (condition: string) => `permit(principal, action, resource) when { ${condition} };`
const pathsIn = (text: string) => textReads(text).map(({ path }) => path.join('.'))

describe('what a text reads of the context, by its tokens', () => {
  it.each([
    'context.subject.department == "Finance"',
    'context has a.b && context["c d"].e.contains(1)',
    'context has risk && principal.risk > 1 && resource has context',
    'ip(context.ip).isLoopback() && {Value: context.x, context: 1}.Value == 1',
    'context.context.location == "HQ" && context has "odd \\"name\\""',
    'context == {} // && context.never\n',
    '"context.never" == "read"',
    'principal is context::Thing && principal.context == 1',
  ])('is what the engine tells: %s', (condition) => {
    const engine = [...(compiledCedar(policyOf(condition)).staticReads() ?? [])].toSorted()
    expect([...new Set(pathsIn(policyOf(condition)))].toSorted()).toEqual(engine)
  })

  it('leaves out nothing that lies behind a bracket', () => {
    const text = policyOf('(if context.ok then context.a else {b: 1}).b == 1 && (context.c).d')
    const engine = compiledCedar(text).staticReads() ?? new Set()
    const told = new Set(pathsIn(text))
    expect([...engine].filter((path) => !isRead(told, path))).toEqual([])
  })

  it('is told with its place', () => {
    const text = 'permit(principal, action, resource)\nwhen { context.a };'
    expect(textReads(text).map(({ at }) => text.slice(at, at + 9))).toEqual(['context.a'])
  })
})

describe('rules in the text', () => {
  it('stand under the ids by which the engine names them, over all files', () => {
    const files = [
      { path: 'a.cedar', text: '@id("a;b\\"") @why("x;") permit(principal, action, resource);\n// end;' },
      { path: 'b.json', text: '{"effect":"permit"}' },
      {
        path: 'c.cedar',
        text: 'forbid(principal, action, resource);permit(principal == ?principal, action, resource);',
      },
      { path: 'd.json', text: '{"templateLinks":[{"templateId":"policy3","newId":"link","values":{}}]}' },
    ]
    expect(rulePlaces(files).map(({ ids, effect, path }) => [ids, effect, path])).toEqual([
      [['a;b"'], 'permit', 'a.cedar'],
      [['policy2'], 'forbid', 'c.cedar'],
      [['link'], 'permit', 'c.cedar'],
    ])
  })

  it('begin with their first annotation and end with their semicolon', () => {
    const text = '// about\n@id("x")\npermit(principal, action, resource); // end'
    const [{ from, to } = { from: 0, to: 0 }] = rulePlaces([{ path: 'a.cedar', text }])
    expect(text.slice(from, to)).toBe('@id("x")\npermit(principal, action, resource);')
  })
})

it("agrees with the engine on Cedar's own tests", (context) => {
  if (CEDAR_TESTS_ABSENT !== undefined) return context.skip(CEDAR_TESTS_ABSENT)
  const files = handWrittenCorpus()
  const told = new Map(files.map(({ policiesText }) => [policiesText, new Set(pathsIn(policiesText))]))
  for (const [text, reads] of told) {
    const compiled = compiledCedar(text)
    const missed = [...(compiled.staticReads() ?? [])].filter((path) => !isRead(reads, path))
    expect(missed).toEqual([])
    const named = new Set(rulePlaces([{ path: 'p.cedar', text }]).flatMap(({ ids }) => ids))
    expect([...new Set(compiled.ruleNames().values())].filter((id) => !named.has(id))).toEqual([])
  }
  expect(told.size).toBeGreaterThan(5)
})
