import { describe, expect, it } from 'vitest'
import { compileVersion, engineNamed } from '../../../../shared/replay/engines.ts'
import { policyVersion } from '../../../fixtures/policy-version.ts'

const POLICY = `
id: invoices
version: "3"
subjects: [{type: user, id: "*"}]
rules:
  - id: approve
    resource: invoice
    action: approve
    effect: permit
    allowIf: subject.department == "Finance" AND context.amount < 5000
  - id: plural
    resource: invoice
    action: read
    effect: permit
    conditions: subject.clearance >= 3
  - resource: invoice
    action: pay
    condition: 'environment.zone LIKE "context.x%"'
  - id: branch
    resource: invoice
    action: export
    effect: deny
    If: "NOT cidr_match(context.ip, '10.0.0.0/8')"
    Then: deny
  - id: open
    effect: permit
    when: true
`

const version = policyVersion({ engine: 'empowernow', texts: { 'invoices.yaml': POLICY } })
const engine = engineNamed('empowernow')

describe('policies of EmpowerNow', () => {
  it('are not evaluated, and say so', () => {
    expect(compileVersion(version)).toMatchObject({ kind: 'blocked', reason: 'engine-unavailable' })
  })

  it('tell their rules: one without an effect permits', () => {
    expect(engine?.readText(version).rules.map(({ ids, effect }) => [ids.join(), effect])).toEqual([
      ['approve', 'permit'],
      ['plural', 'permit'],
      ['invoices.yaml#2', 'permit'],
      ['branch', 'forbid'],
      ['open', 'permit'],
    ])
  })

  it('tell what their conditions read, with its place; ignored keys and quoted texts read nothing', () => {
    const { reads, names } = engine.readText(version)
    expect(names).toEqual(new Set(['subject.department', 'amount', 'environment.zone', 'ip']))
    for (const { names: path, at } of reads)
      expect(POLICY.slice(at)).toMatch(new RegExp(`^(context\\.)?${path.join('\\.')}`))
  })

  it('have the traps that their cheat sheet names, each with both readings where the documentation has two', () => {
    const traps = engine.traps(version)
    expect(traps.map(({ kind, rules }) => [kind, rules.join()])).toEqual([
      ['over-permits', 'approve'],
      ['ignored', 'plural'],
      ['over-permits', 'invoices.yaml#2'],
      ['missing-else', 'branch'],
      ['always', 'open'],
    ])
    expect(traps[0]?.message).toMatch(
      /^approve has allowIf .* where allowIf is false too\. .* only where allowIf is true$/,
    )
    expect(traps[1]?.message).toBe(
      'plural has conditions, in the plural, which is not read: the rule has no condition at all',
    )
  })

  it('hold nothing where they are no YAML of rules, and cost one pass whatever they hold', () => {
    for (const text of [
      '[',
      'rules: 1',
      'rules: [1, [2]]',
      '\u0000',
      `rules: [{when: '${'\\"'.repeat(300_000)}'}]`,
    ])
      expect(() =>
        engine.traps(policyVersion({ engine: 'empowernow', texts: { 'a.yaml': text } })),
      ).not.toThrow()
  })
})
