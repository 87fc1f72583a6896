import { describe, expect, it } from 'vitest'
import { answerOf, compiledRego } from '../../../fixtures/rego.ts'

const refused =
  (...texts: string[]) =>
  () =>
    compiledRego(texts)

describe('names', () => {
  it('are rules of the package in whatever module, imports, or variables', () => {
    const program = compiledRego(['package t\np := q', 'package t\nq := 1'])
    expect(program.all.map(({ id }) => id)).toEqual(['data.t.p', 'data.t.q'])
    expect(answerOf('import input.user as u\np := u.name', '{"user": {"name": "n"}}')).toBe('"n"')
  })

  it('mean the variable where one is declared, before the declaration too', () => {
    expect(answerOf('q := 1\np := q if { q := 2 }')).toBe('2')
    expect(answerOf('q := 1\np := [q | some q in [3]]')).toBe('[3]')
    expect(answerOf('f(q) := q\nq := 1\np := f(5)')).toBe('5')
    expect(refused('q := 1\np := x if { x := q; q := 2 }')).toThrow('var q referenced above')
  })

  it('are declared once in a scope, and again in one inside', () => {
    expect(refused('p if { x := 1; x := 2 }')).toThrow('var x assigned above')
    expect(refused('p if { some x in [1]; some x in [2] }')).toThrow('var x declared above')
    expect(refused('f(x) := x if { x := 1 }')).toThrow('arg x redeclared')
    expect(answerOf('p := [x, y] if { x := 1; y := [x | x := 2] }')).toBe('[1,[2]]')
  })

  it('of root documents cannot be taken by rules, arguments and variables', () => {
    expect(refused('input := 1')).toThrow('rules must not shadow input')
    expect(refused('f(data) := 1')).toThrow('args must not shadow data')
    expect(refused('p if { input := 1; input }')).toThrow('variables must not shadow input')
  })

  it('that are declared and not used are refused', () => {
    expect(refused('p if { some x; true }')).toThrow('declared var x unused')
    expect(refused('p if { every x in [1] { true } }')).toThrow('declared var x unused')
  })

  it('do not mean what JavaScript means by them', () => {
    expect(answerOf('__proto__ := 1\nconstructor := 2\np := [__proto__, constructor]')).toBe('[1,2]')
    expect(refused('p := toString')).toThrow('var toString is unsafe')
  })
})

describe('functions', () => {
  it('that are not there are refused by name, whatever is asked', () => {
    expect(refused('p if false\nq if no.such(1)')).toThrow(
      expect.objectContaining({
        message: 'the function no.such is not there, or not evaluated',
        code: 'rego_type_error',
        line: 3,
      }),
    )
    expect(refused('p if true with no.such as 1')).toThrow('no.such')
  })

  it('are called with as many arguments as they have, or with one more for the result', () => {
    expect(refused('p if count(1, 2, 3)')).toThrow('function count has arity 1, got 3 arguments')
    expect(refused('f(x) := x\np := f(1, 2)')).toThrow('function data.t.f has arity 1, got 2 arguments')
    expect(answerOf('p := n if count([1], n)')).toBe('1')
  })

  it('of the package come before builtins, and variables are none', () => {
    expect(answerOf('count(x) := "own"\np := count([1])')).toBe('"own"')
    expect(refused('p := x if { count := 1; x := count([1]) }')).toThrow('called function count shadowed')
  })

  it('whose name an operator stands for are refused where it is used', () => {
    expect(refused('plus(x, y) := 1\np := 1 + 2')).toThrow(
      'the operator that stands for plus is not evaluated',
    )
  })
})

describe('rules of one path', () => {
  it.each([
    ['p contains 1\np := 2', 'conflicting rules data.t.p'],
    ['f(1) := 1\nf(1, 2) := 2', 'conflicting rules data.t.f'],
    ['p[x] := 1 if x := 1\np := 2', 'conflicting rules data.t.p'],
    ['p := 1\np.q := 2', 'rule data.t.p conflicts with rules inside of it'],
    ['default p := 1\ndefault p := 2', 'multiple default rules data.t.p'],
  ])('are refused where they cannot stand beside each other: %s', (text, message) => {
    expect(refused(text)).toThrow(message)
  })

  it('are refused where a package has that path', () => {
    expect(refused('package a\nb := 1', 'package a.b\nc := 1')).toThrow('conflicts with')
    expect(refused('package a\nb := 1', 'package a.b')).toThrow('package a.b conflicts with rule data.a.b')
  })

  it('may lie inside each other where a head has variables', () => {
    expect(answerOf('p[x].y := 1 if some x in ["a"]\np.b.y := 2')).toBe('{"a":{"y":1},"b":{"y":2}}')
  })
})

describe('rules that need themselves', () => {
  it.each([
    'p if q\nq if r\nr if p',
    'f(x) := f(x - 1)',
    'p := data.t',
    'p := data[x] if x := "t"',
    'p if not p',
    'p := [x | x := p]',
    'p if true with input as p',
  ])('are refused: %s', (text) => {
    expect(refused(text)).toThrow('is recursive')
  })

  it('are told with the way around', () => {
    expect(refused('p if q\nq if p')).toThrow('data.t.q -> data.t.p -> data.t.q')
  })
})

describe('annotations', () => {
  it('are answered from the texts', () => {
    const text = '# METADATA\n# title: One\n# custom:\n#   risk: 3\np := rego.metadata.rule()'
    expect(answerOf(text)).toBe('{"custom":{"risk":3},"scope":"rule","title":"One"}')
  })

  it('are refused where readers of YAML disagree on them', () => {
    const text = '# METADATA\n# custom:\n#   risk: yes\np := rego.metadata.rule()'
    expect(refused(text)).toThrow('the value yes is not told')
  })
})
