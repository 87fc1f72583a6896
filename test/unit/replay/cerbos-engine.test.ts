import { describe, expect, it } from 'vitest'
import type { PolicyOptions } from '../../../shared/model/policy.ts'
import { cerbosEngine } from '../../../shared/replay/cerbos/cerbos-engine.ts'
import type { Evaluation } from '../../../shared/replay/policy-engine.ts'
import { policyVersion } from '../../fixtures/policy-version.ts'

const policy = (body: string) => `apiVersion: api.cerbos.dev/v1\n${body}\n`
const doc = (rules: string, more = '') =>
  policy(`resourcePolicy:\n  resource: doc\n  version: "1"\n${more}  rules:\n${rules}`)
const rule = (condition: string, effect = 'EFFECT_ALLOW') =>
  `    - {actions: ["read"], roles: [user], effect: ${effect}, condition: {match: ${condition}}}\n`

type Texts = Readonly<Record<string, string>>

function compiled(texts: Texts, { id = 'resource.doc', ...options }: PolicyOptions & { id?: string } = {}) {
  const version = policyVersion({ policy: id, version: '1', engine: 'cerbos', texts })
  return cerbosEngine.compile({ ...version, options })
}

interface Asked {
  readonly attr?: unknown
  readonly principal?: object
  readonly resource?: object
  readonly [field: string]: unknown
}

function ask(
  texts: Texts,
  { attr = {}, principal = {}, resource = {}, ...more }: Asked = {},
  options = {},
): Evaluation {
  const engine = compiled(texts, options)
  if (engine.kind === 'blocked') throw new Error(engine.detail)
  const request = {
    principal: { id: 'kim', roles: ['user'], attr: {}, ...principal },
    resource: { kind: 'doc', id: 'd1', attr, ...resource },
    action: 'read',
    ...more,
  }
  return engine.evaluate({ text: JSON.stringify(request), at: '2026-07-01T00:00:00Z' })
}

const outcome = (evaluation: Evaluation) => (evaluation.ok ? evaluation.outcome : evaluation.why)

describe('a condition', () => {
  const holds = (match: string, attr: unknown) => outcome(ask({ 'a.yaml': doc(rule(match)) }, { attr }))

  it('takes every number of a request for a double, rounded beyond 2^53 as Cerbos rounds it', () => {
    expect(holds("{expr: 'R.attr.n > 2 && R.attr.n == 2.5'}", { n: 2.5 })).toBe('permit')
    expect(holds("{expr: 'R.attr.n + 1 == 3.5'}", { n: 2.5 })).toBe('deny')
    const texts = { 'a.yaml': doc(rule("{expr: 'R.attr.n == 9007199254740992.0'}")) }
    const engine = compiled(texts)
    const text =
      '{"principal":{"id":"k","roles":["user"]},"resource":{"kind":"doc","id":"d","attr":{"n":9007199254740993}},"action":"read"}'
    expect(engine.kind === 'compiled' && outcome(engine.evaluate({ text }))).toBe('permit')
  })

  it('that fails is not met, and is met within none; the failure is told with the rule', () => {
    expect(holds("{expr: 'R.attr.absent == 1.0'}", {})).toBe('deny')
    expect(holds("{none: {of: [{expr: 'R.attr.absent == 1.0'}]}}", {})).toBe('permit')
    expect(holds("{any: {of: [{expr: 'R.attr.absent'}, {expr: 'true'}]}}", {})).toBe('permit')
    expect(ask({ 'a.yaml': doc(rule("{expr: 'R.attr.absent == 1.0'}")) })).toMatchObject({
      errors: ['resource.doc.v1#rule-001: no such key: R.attr.absent'],
      erringPositions: ['resource.doc.v1#rule-001'],
      missingAttributes: ['resource.doc.v1#rule-001: no such key: R.attr.absent'],
    })
  })

  it('reads the clock of the call, which is assumed, and nothing else of the machine', () => {
    expect(
      ask({ 'a.yaml': doc(rule(`{expr: 'now() == timestamp("2026-07-01T00:00:00Z")'}`)) }),
    ).toMatchObject({
      outcome: 'permit',
      clock: 'assumed',
    })
    expect(outcome(ask({ 'a.yaml': doc(rule("{expr: 'now().getHours() == 0'}")) }))).toMatch(/without a zone/)
  })

  it('tells what it read by the names that the log’s attributes have, through variables too', () => {
    const texts = {
      'a.yaml': doc(
        rule("{expr: 'V.mine || P.attr.admin'}"),
        "  variables: {local: {mine: 'request.resource.attr.owner == P.id', unread: 'R.attr.other'}}\n",
      ),
    }
    const attr = { owner: 'kim', other: 1 }
    expect(ask(texts, { attr })).toMatchObject({
      reads: ['principal.id', 'principal.roles', 'resource.attr.owner', 'resource.kind'],
    })
  })

  it('meets names that JavaScript gives a meaning as plain names', () => {
    expect(holds("{expr: 'has(R.attr.__proto__)'}", {})).toBe('deny')
    expect(holds("{expr: 'has(R.attr.constructor) || has(P.attr.toString)'}", {})).toBe('deny')
    expect(holds('{expr: \'R.attr.__proto__ == "x"\'}', JSON.parse('{"__proto__":"x"}'))).toBe('permit')
  })
})

describe('a version is refused, by name and place,', () => {
  const refusal = (texts: Texts) => {
    const engine = compiled(texts)
    return engine.kind === 'blocked' ? engine : undefined
  }

  it.each([
    ["{expr: 'spiffeID(P.id) == P.id'}", 'spiffeID'],
    ["{expr: 'R.attr.m.exists(k, v, v)'}", 'exists() with two variables'],
    ['{expr: \'P.name == "x"\'}', 'no field P.name'],
    ["{expr: 'V.absent'}", 'no variable absent'],
    ["{expr: 'C.absent'}", 'no constant absent'],
    ["{expr: 'R.attr.a ==='}", 'no CEL'],
  ])('for the condition %s', (match, name) => {
    const blocked = refusal({ 'a.yaml': doc(rule(match)) })
    expect(blocked?.detail).toContain(name)
    expect(blocked?.detail).toMatch(/^a\.yaml: /)
  })

  it.each([
    [
      'scripts',
      doc('    - {actions: [read], roles: [u], effect: EFFECT_ALLOW, condition: {script: "x"}}\n'),
      'script',
    ],
    ['unknown fields', doc('    - {actions: [read], roles: [u], effect: EFFECT_ALLOW, when: 1}\n'), '"when"'],
    ['imports that are not there', doc('', '  importDerivedRoles: [gone]\n'), 'derived roles gone'],
    ['a scope whose upper one has no policy', doc('', '  scope: a\n'), 'resource.doc.v1 is not among'],
    [
      'variables that go in a circle',
      doc(rule('{expr: V.a}'), '  variables: {local: {a: V.b, b: V.a}}\n'),
      'back to itself',
    ],
    ['a key that stands there twice', policy('resourcePolicy: {resource: a, resource: b}'), 'twice'],
    ['values too deep', policy(`x: ${'['.repeat(5000)}`), ''],
  ])('for %s', (_, text, words) => {
    const blocked = cerbosEngine.compile(
      policyVersion({ policy: 'own', engine: 'cerbos', texts: { 'a.yaml': text } }),
    )
    expect(blocked.kind === 'blocked' && blocked.detail).toContain(words)
  })

  it('says the place in the text', () => {
    expect(refusal({ 'a.yaml': doc(rule("{expr: 'nothing()'}")) })?.place).toMatchObject({
      path: 'a.yaml',
      line: 6,
    })
  })
})

describe('scopes', () => {
  const texts = {
    'root.yaml': doc('    - {actions: [read], roles: [user], effect: EFFECT_ALLOW}\n'),
    'a.yaml': doc(
      '    - {actions: [read], roles: [user], effect: EFFECT_DENY, condition: {match: {expr: R.attr.no}}}\n',
      '  scope: a\n',
    ),
  }

  it('are searched upwards from the one that was asked', () => {
    const resource = { scope: 'a' }
    const asked = (no: boolean) => ask(texts, { resource, attr: { no } }, { id: 'resource.doc/a' })
    expect(asked(false)).toMatchObject({ outcome: 'permit', determining: ['resource.doc.v1#rule-001'] })
    expect(asked(true)).toMatchObject({ outcome: 'deny', determining: ['resource.doc.v1/a#rule-001'] })
  })

  it('that a log names tell the PDP’s settings: a scope above the one asked, that the search is lenient', () => {
    const resource = { scope: 'a.b' }
    expect(outcome(ask(texts, { resource }, { id: 'resource.doc/a' }))).toBe('permit')
    expect(outcome(ask(texts, { resource }, { id: 'resource.doc/a', scopeSearch: 'strict' }))).toMatch(
      /no policy of the scope/,
    )
  })

  it('can make a permit need its parent’s', () => {
    const consent = '  scope: a\n  scopePermissions: SCOPE_PERMISSIONS_REQUIRE_PARENTAL_CONSENT_FOR_ALLOWS\n'
    const child = doc(rule('{expr: R.attr.yes}'), consent)
    const asked = (root: string, yes: boolean) =>
      outcome(
        ask(
          { 'root.yaml': root, 'a.yaml': child },
          { resource: { scope: 'a' }, attr: { yes } },
          { id: 'resource.doc/a' },
        ),
      )
    expect(asked(texts['root.yaml'], true)).toBe('permit')
    expect(asked(texts['root.yaml'], false)).toBe('deny')
    expect(asked(doc(''), true)).toBe('deny')
  })
})

describe('what a log tells beside the request', () => {
  const schema = '{"type":"object","properties":{"n":{"type":"integer","minimum":0}},"required":["n"]}'
  const texts = {
    'doc.yaml': doc(
      '    - {actions: [read], roles: [user], effect: EFFECT_ALLOW}\n',
      '  schemas: {resourceSchema: {ref: "cerbos:///doc.json"}}\n',
    ),
    '_schemas/doc.json': schema,
  }

  it('rejects an input by the schemas where the PDP did, if it does not fit them', () => {
    const validation = { result: 'rejected' }
    expect(ask(texts, { attr: { n: -1 }, validation })).toMatchObject({
      outcome: 'deny',
      determining: [],
      errors: ['resource.attr /n does not keep to minimum 0'],
    })
    expect(outcome(ask(texts, { attr: { n: 1 }, validation }))).toBe('permit')
    expect(outcome(ask(texts, { attr: { n: -1 } }))).toBe('permit')
  })

  it('gives no answer where the log does not tell what became of such an input, and it matters', () => {
    expect(outcome(ask(texts, { attr: {}, validation: { result: 'unknown' } }))).toMatch(/does not tell/)
  })

  it('refuses schemas by the keyword that is not held', () => {
    const other = { ...texts, '_schemas/doc.json': '{"contains":{}}' }
    expect(outcome(ask(other, { validation: { result: 'rejected' } }))).toMatch(/contains/)
  })

  it('refuses patterns of actions that schemas are not held for, where they are not read here', () => {
    const ignoring = texts['doc.yaml'].replace('doc.json"', 'doc.json", ignoreWhen: {actions: ["[r]*"]}')
    const asked = { validation: { result: 'rejected' } }
    expect(outcome(ask({ ...texts, 'doc.yaml': ignoring }, asked))).toMatch(/cannot be held: .* uses \[/)
  })

  it('does not guess the globals of the PDP', () => {
    const global = { 'a.yaml': doc(rule('{expr: \'G.env == "prod"\'}')) }
    expect(outcome(ask(global))).toMatch(/globals/)
    expect(outcome(ask(global, { globals: { env: 'prod' } }))).toBe('permit')
  })

  it('refuses what depends on the order in which Cerbos remembers answers', () => {
    const role = policy(`rolePolicy:
  role: clerk
  version: "1"
  parentRoles: [user]
  rules:
    - {resource: "*", allowActions: [read], condition: {match: {expr: R.attr.a}}}
    - {resource: doc, allowActions: [read], condition: {match: {expr: R.attr.b}}}`)
    const roles = { ...texts, 'clerk.yaml': role }
    expect(outcome(ask(roles, { principal: { roles: ['clerk'] }, attr: { a: true, b: true } }))).toMatch(
      /shares its memory/,
    )
  })
})

describe('hostile texts', () => {
  it('end in words: no request, too long, patterns made to backtrack', () => {
    const engine = compiled({
      'a.yaml': doc(`    - {actions: ["${'*a'.repeat(300)}b"], roles: [user], effect: EFFECT_ALLOW}\n`),
    })
    if (engine.kind === 'blocked') throw new Error(engine.detail)
    for (const text of ['', '[]', '{"principal":1}', '{"a":1,"a":2}', `{"x":"${'y'.repeat(3_000_000)}"}`])
      expect(engine.evaluate({ text })).toMatchObject({ ok: false })
    const request = {
      principal: { id: 'k', roles: ['user'] },
      resource: { kind: 'doc', id: 'd' },
      action: 'a'.repeat(3000),
    }
    expect(engine.evaluate({ text: JSON.stringify(request) })).toMatchObject({ outcome: 'deny' })
  })
})
