import { describe, expect, it } from 'vitest'
import { celEngine } from '../../../../shared/replay/cel/cel-engine.ts'
import { compiled, evaluated, versionOf, versionWhen } from './rules.ts'

describe('what CEL rules read', () => {
  it('is named from the context or the input down, else from the variable', () => {
    const version = versionWhen(
      'context.a.b == input.c && principal.id != action["name"] && context["d.e"] > 1.0',
    )
    expect(compiled(version).staticReads()).toEqual(
      new Set(['a.b', 'c', 'principal.id', 'action.name', 'd.e']),
    )
  })

  it('is what one evaluation came by, tests of presence and missing keys included', () => {
    const version = versionWhen('context.a == 1.0 ? has(context.b.c) : context.d == context[context.e]')
    expect(evaluated(version, { context: { a: 1, b: {}, d: 1, e: 'f' } }).reads).toEqual(['a', 'b.c'])
    expect(evaluated(version, { context: { a: 2, b: {}, d: 1, e: 'f', f: 1 } }).reads).toEqual([
      'a',
      'd',
      'e',
      'f',
    ])
    expect(evaluated(version, { context: { a: 2 } }).reads).toEqual(['a', 'd'])
  })

  it('is the whole of a variable that is missing where its key is worked out', () => {
    const version = versionWhen('context[principal.key].limit == 1.0')
    expect(evaluated(version, { principal: { key: 'role' } }).reads).toContain('')
  })

  it('is a list or a map as a whole where a macro goes through it', () => {
    const version = versionWhen('context.groups.exists(g, g.name == "hr") && context.flags.all(k, k != "x")')
    expect(evaluated(version, { context: { groups: [{ name: 'hr' }], flags: {} } }).reads).toEqual([
      'flags',
      'groups',
    ])
    expect(compiled(version).staticReads()).toEqual(new Set(['groups', 'flags']))
  })

  it('is only that of denials where one of them decided', () => {
    const version = versionOf('rules: [{effect: permit, when: context.a}, {effect: deny, when: context.b}]')
    expect(evaluated(version, { context: { a: true, b: true } }).reads).toEqual(['b'])
    expect(evaluated(version, { context: { a: true, b: false } }).reads).toEqual(['a', 'b'])
  })

  it('has its place in the text of the rules', () => {
    const text =
      'rules:\n  - id: a\n    effect: deny\n    when: >-\n      context.x ==\n      context.y\n    unless: "context.z.w"\n'
    const read = celEngine.readText(versionOf(text))
    expect(read.rules).toMatchObject([
      { ids: ['a'], effect: 'forbid', path: 'rules.yaml', from: text.indexOf('id: a') },
    ])
    const z = read.reads.find(({ names }) => names.join('.') === 'z.w')
    expect(text.slice(z?.at)).toMatch(/^context\.z\.w/)
    expect(read.names).toEqual(new Set(['x', 'y', 'z.w']))
  })

  it('is held against constants, which probes try', () => {
    const version = versionWhen(
      'context.a in ["x", "y"] && context["key"] > 70.5 && context.n != 9007199254740993',
    )
    expect(compiled(version).literals().toSorted()).toEqual(['"x"', '"y"', '70.5', '9007199254740993'])
  })
})

describe('what is left of an answer when an attribute is not known', () => {
  const version = versionOf(`
rules:
  - {id: p, effect: permit, when: 'context.dept == "Finance" || context.risk < 10.0'}
  - {id: d, effect: deny, when: 'has(context.blocked) && context.blocked'}
`)
  const left = (attribute: string, context: object) =>
    compiled(version).residual?.({ text: JSON.stringify({ context }) }, attribute)

  it('is decided where no value of it can matter', () => {
    expect(left('risk', { dept: 'Finance', risk: 5 })).toEqual({ kind: 'decided', outcome: 'permit' })
    expect(left('risk', { dept: 'Finance', blocked: true })).toEqual({ kind: 'decided', outcome: 'deny' })
    expect(left('dept', { risk: 50, blocked: true })).toEqual({ kind: 'decided', outcome: 'deny' })
  })

  it('is open where some value may flip it', () => {
    expect(left('risk', { dept: 'HR', risk: 5 })).toEqual({ kind: 'open' })
    expect(left('blocked', { dept: 'Finance', risk: 5 })).toEqual({ kind: 'open' })
  })

  it('is decided where nothing permits, even if a denial is open', () => {
    expect(left('blocked', { dept: 'HR', risk: 50 })).toEqual({ kind: 'decided', outcome: 'deny' })
  })

  it('takes an object as not known where a part of it is not', () => {
    const whole = versionWhen('size(context.user) > 1 || context.other')
    const ask = (attribute: string, context: object) =>
      compiled(whole).residual?.({ text: JSON.stringify({ context }) }, attribute)
    expect(ask('user.name', { user: { name: 'a', id: 1 }, other: false })).toEqual({ kind: 'open' })
    expect(ask('user.name', { user: { name: 'a' }, other: true })).toEqual({
      kind: 'decided',
      outcome: 'permit',
    })
  })
})
