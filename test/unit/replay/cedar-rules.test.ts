import { describe, expect, it } from 'vitest'
import { answered, cedarRequest, compiledCedar, refusedCedar } from '../../fixtures/cedar-policy.ts'

const PERMIT = 'permit(principal, action, resource);'
const request = cedarRequest()

describe('ids of rules', () => {
  it('are the @id where there is one, else the position', () => {
    const policy = compiledCedar(`@id("staff") ${PERMIT}\n${PERMIT}`)
    expect(answered(policy, request).determining).toEqual(['policy1', 'staff'])
    expect(answered(policy, request).determiningPositions).toEqual(['policy0', 'policy1'])
    expect([...policy.ruleNames()]).toEqual([
      ['policy0', 'staff'],
      ['policy1', 'policy1'],
      ['staff', 'staff'],
    ])
  })

  it('count positions as Cedar does, beyond ten policies too', () => {
    const never = 'permit(principal, action, resource) when { false };\n'
    const policy = compiledCedar(`${never.repeat(11)}${PERMIT}`)
    expect(answered(policy, request).determining).toEqual(['policy11'])
  })

  it('count positions over all files, in the order of the manifest', () => {
    const policy = compiledCedar({
      'b.cedar': 'permit(principal, action, resource) when { false };',
      'a.cedar': PERMIT,
    })
    expect(answered(policy, request).determining).toEqual(['policy1'])
  })

  it('count a template as a position, as Cedar does', () => {
    const policy = compiledCedar(`permit(principal == ?principal, action, resource);\n${PERMIT}`)
    expect(answered(policy, request).determining).toEqual(['policy1'])
  })

  it('name two policies of one @id once', () => {
    const policy = compiledCedar(`@id("twin") ${PERMIT} @id("twin") ${PERMIT}`)
    expect(answered(policy, request).determining).toEqual(['twin'])
    expect(answered(policy, request).determiningPositions).toEqual(['policy0', 'policy1'])
  })

  it('are not misled by semicolons in strings and comments', () => {
    const policy = compiledCedar(
      `// permit(principal); "\n@id("a;b\\"") // x;"\npermit(principal, // "no\n action, resource) when { "q;\\\\" != "r" };\n${PERMIT} // end;`,
    )
    expect(answered(policy, request).determining).toEqual(['a;b"', 'policy1'])
  })

  it('stand in errors too', () => {
    const policy = compiledCedar(
      '@id("by-risk") permit(principal, action, resource) when { context.risk < 3 };',
    )
    expect(answered(policy, request).errors).toEqual(['by-risk: record does not have the attribute `risk`'])
  })
})

describe('policy files', () => {
  it('may be a JSON policy set, whose keys are the ids, with templates and links', () => {
    const set = JSON.stringify({
      staticPolicies: { base: PERMIT },
      templates: { t: 'permit(principal == ?principal, action, resource);' },
      templateLinks: [
        { templateId: 't', newId: 'for-a', values: { '?principal': { type: 'Agent', id: 'a' } } },
      ],
    })
    expect(answered(compiledCedar({ 'set.json': set }), request).determining).toEqual(['base', 'for-a'])
  })

  it("may be links as Cedar's command line takes them, to a template by its @id", () => {
    const policy = compiledCedar({
      'policy.cedar': '@id("AccessVacation") permit(principal == ?principal, action, resource);',
      'linked.json':
        '[{"template_id":"AccessVacation","link_id":"for-a","args":{"?principal":"Agent::\\"a\\""}}]',
    })
    expect(answered(policy, request).determining).toEqual(['for-a'])
    expect(policy.ruleNames().get('for-a')).toBe('for-a')
  })

  it('may be one policy in JSON', () => {
    const policy = JSON.stringify({
      effect: 'permit',
      principal: { op: 'All' },
      action: { op: 'All' },
      resource: { op: 'All' },
      conditions: [],
      annotations: { id: 'in-json' },
    })
    expect(answered(compiledCedar({ 'one.json': policy }), request).determining).toEqual(['in-json'])
  })

  it.each([
    [
      'a text that is no Cedar',
      { 'a/policy.cedar': 'permit(principal' },
      /^a\/policy\.cedar: .*unexpected end/,
    ],
    [
      'a policy set with an id twice',
      { 'p.cedar': PERMIT, 's.json': `{"staticPolicies":{"policy0":"${PERMIT}"}}` },
      /two policies have the id policy0/,
    ],
    [
      'a link to no template',
      { 'l.json': '[{"templateId":"t","newId":"n","values":{}}]' },
      /template that is not there: t/,
    ],
    ['bytes that are no UTF-8', { 'p.cedar': new Uint8Array([0x70, 0xff]) }, /p\.cedar is no UTF-8 text/],
    ['JSON with a key twice', { 's.json': '{"templates":{},"templates":{}}' }, /^s\.json: /],
  ])('are refused with the path and the words: %s', (_, texts, words) => {
    expect(refusedCedar(texts)).toMatch(words)
  })

  it('are refused with a schema that is none', () => {
    expect(refusedCedar(PERMIT, { schema: 'entity User in ;' })).toMatch(/^the schema: /)
  })

  it('may hold no policy: everything is denied, by no rule', () => {
    expect(answered(compiledCedar('// nothing yet'), request)).toMatchObject({
      outcome: 'deny',
      determining: [],
    })
  })
})
