import { describe, expect, it } from 'vitest'
import { compiledRego } from '../../../fixtures/compiled-rego.ts'
import { AUTHZ, compiled, evaluate } from './asked.ts'

const path = 'authz/allow'

describe('a decision of Rego', () => {
  it('is told with the bodies that held and what it read', () => {
    const input = { role: 'clerk', user: 'ann' }
    expect(
      evaluate({ 'p.rego': AUTHZ, 'data.json': '{"suspended": {"bob": true}}' }, { path, input }),
    ).toEqual({
      ok: true,
      outcome: 'permit',
      determining: ['data.authz.allow'],
      determiningPositions: ['p.rego:7'],
      errors: [],
      erringPositions: [],
      missingAttributes: [],
      reads: ['role', 'user'],
    })
  })

  it('names every body that held, though OPA stops at the first', () => {
    const both = 'package p\nallow if input.a\nallow if input.b'
    expect(evaluate(both, { path: 'p/allow', input: { a: true, b: true } })).toMatchObject({
      determiningPositions: ['p.rego:2', 'p.rego:3'],
      reads: ['a'],
    })
  })

  it('is nobody’s rule where the default decides', () => {
    expect(evaluate(AUTHZ, { path, input: {} })).toMatchObject({ outcome: 'deny', determining: [] })
  })

  it('is found in an object, and in a package', () => {
    const input = { role: 'admin' }
    expect(evaluate(AUTHZ, { path: 'authz/decision', input })).toMatchObject({
      outcome: 'permit',
      determining: ['data.authz.decision'],
    })
    expect(evaluate(AUTHZ, { query: 'data.authz', input })).toMatchObject({
      outcome: 'permit',
      determining: ['data.authz.allow'],
    })
  })

  it('is a deny that says so where the document is undefined', () => {
    expect(evaluate('package p\nallow if input.a', { path: 'p/allow', input: {} })).toMatchObject({
      outcome: 'deny',
      determining: [],
      errors: ['data.p.allow: the document is undefined'],
    })
  })

  it('is none where the result says neither permit nor deny', () => {
    expect(evaluate('package p\nallow := 7', { path: 'p/allow', input: {} })).toMatchObject({
      ok: false,
      why: 'data.p.allow says neither permit nor deny: 7',
    })
  })

  it('says where the result differs from the one that was logged, whatever the outcome', () => {
    const request = { path: 'authz/decision', input: { role: 'admin' } }
    expect(evaluate(AUTHZ, { ...request, result: { allow: true, reasons: ['s'] } })).toMatchObject({
      outcome: 'permit',
      errors: ['the result differs at /reasons/0: "s" was logged, "r" is replayed'],
    })
    expect(evaluate(AUTHZ, { ...request, result: { allow: true, reasons: ['r'] } })).toMatchObject({
      errors: [],
    })
  })

  it('tells errors of functions, which leave their rules undefined', () => {
    const module = 'package p\ndefault allow := false\nallow if to_number(input.n) > 1'
    expect(evaluate(module, { path: 'p/allow', input: { n: 'x' } })).toMatchObject({
      outcome: 'deny',
      errors: [expect.stringContaining('to_number')],
    })
  })

  it('keeps integers that no double holds', () => {
    const module = 'package p\nallow if input.n == 9007199254740993'
    expect(evaluate(module, '{"path": "p/allow", "input": {"n": 9007199254740993}}')).toMatchObject({
      outcome: 'permit',
    })
    expect(evaluate(module, '{"path": "p/allow", "input": {"n": 9007199254740992}}')).toMatchObject({
      outcome: 'deny',
    })
  })
})

describe('what is asked where a request does not say it', () => {
  it('is the one rule that is named as decisions are', () => {
    expect(evaluate(AUTHZ, { input: { role: 'admin' } })).toMatchObject({ determining: ['data.authz.allow'] })
    expect(evaluate('package p\npermit if input.context.vip', { context: { vip: true } })).toMatchObject({
      outcome: 'permit',
      reads: ['context.vip', 'vip'],
    })
  })

  it('is refused in words where several are, or none', () => {
    expect(
      evaluate({ 'a.rego': 'package a\nallow if true', 'b.rego': 'package b\nallow if true' }, { input: {} }),
    ).toMatchObject({
      why: 'nothing says which rule is asked, and several are named allow: data.a.allow, data.b.allow',
    })
    expect(evaluate('package a\nx := 1', { input: {} })).toMatchObject({ ok: false })
  })
})

describe('a version that no request can be put to', () => {
  it('is blocked at its place, by name', () => {
    expect(compiled('package p\n\nallow if graphql.nothing(input)')).toMatchObject({
      kind: 'blocked',
      detail: expect.stringContaining('graphql.nothing'),
      place: { path: 'p.rego', line: 3 },
    })
    expect(compiled('package p\nallow if {')).toMatchObject({ kind: 'blocked', place: { path: 'p.rego' } })
  })

  it('is blocked where OPA would not load it', () => {
    expect(compiled({ 'p.rego': 'package p\na := 1', 'data.json': '{"p": {"a": 2}}' })).toMatchObject({
      detail: 'data files and rules both have data.p.a',
    })
    expect(compiled({ '.manifest': '{"roots": ["q"]}', 'p.rego': 'package p\na := 1' })).toMatchObject({
      detail: 'p.rego: its package p lies outside the roots of the bundle',
    })
  })

  it('is not blocked by tests that it carries', () => {
    expect(
      compiled({ 'p.rego': AUTHZ, 'p_test.rego': 'package t\ntest_x if no.such.function(1)' }).kind,
    ).toBe('compiled')
  })
})

describe('a policy that OPA compiled', () => {
  const texts = { 'policy.wasm': compiledRego(), 'data.json': '{"a": 1}' }

  it('is run, and does not tell what it read', () => {
    const asked = (input?: unknown) =>
      evaluate(texts, { path: 'authz/allow', ...(input === undefined ? {} : { input }) })
    expect(asked({ admin: true })).toEqual({
      ok: true,
      outcome: 'permit',
      determining: [],
      determiningPositions: [],
      errors: [],
      erringPositions: [],
      missingAttributes: [],
    })
    expect(asked({ admin: false })).toMatchObject({ outcome: 'deny', errors: [] })
    expect(asked()).toMatchObject({
      outcome: 'deny',
      errors: ['data.authz.allow: the document is undefined'],
    })
  })

  it('answers nothing else, and nothing where any of the input was erased', () => {
    expect(evaluate(texts, { path: 'authz/deny', input: {} })).toMatchObject({
      why: 'data.authz.deny is no entrypoint of the compiled policy',
    })
    expect(evaluate(texts, { path, input: { admin: true }, erased: ['/input/x'] })).toMatchObject({
      ok: false,
    })
  })

  it('is blocked where it calls what its runtime answers otherwise, or is no such policy', () => {
    expect(compiled({ 'policy.wasm': compiledRego(['sprintf']) })).toMatchObject({
      detail: 'policy.wasm: it calls sprintf, which its runtime does not answer as OPA does',
    })
    expect(compiled({ 'policy.wasm': compiledRego(['no.such']) })).toMatchObject({
      detail: expect.stringContaining('no.such'),
    })
    expect(compiled({ 'policy.wasm': new Uint8Array([1, 2, 3]) })).toMatchObject({ kind: 'blocked' })
    expect(compiled({ 'policy.wasm': new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]) })).toMatchObject({
      detail: expect.stringContaining('no policy that OPA compiled'),
    })
  })
})
