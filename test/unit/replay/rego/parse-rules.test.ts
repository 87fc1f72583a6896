import { describe, expect, it } from 'vitest'
import { parseModule } from '../../../../shared/replay/rego/parse/parse.ts'

const module = (text: string, version: 'v0' | 'v1' = 'v1') => parseModule(text, 'p.rego', version)
const rules = (text: string, version: 'v0' | 'v1' = 'v1') => module(`package p\n${text}`, version).rules

describe('rules of v1', () => {
  it('need if before a body and contains in a set', () => {
    expect(() => rules('p { true }')).toThrow('the if keyword is required before a rule body')
    expect(() => rules('f(x) { true }')).toThrow('the if keyword is required before a function body')
    expect(() => rules('p["x"]')).toThrow('the contains keyword is required')
    expect(() => rules('p := 1 if false else { true }')).toThrow('the if keyword is required')
  })

  it('have an expression or a body in braces behind if', () => {
    expect(rules('p if {"a": 1}.a')[0]?.body).toHaveLength(1)
    expect(rules('p if { x := 1; x }')[0]?.body).toHaveLength(2)
    expect(rules('p if {x | x := 1}')[0]?.body).toMatchObject([{ term: { kind: 'set-comprehension' } }])
    expect(rules('p if {true}')[0]?.body).toMatchObject([{ term: { kind: 'boolean' } }])
  })

  it('may have a head that goes on with names and keys', () => {
    expect(rules('a.b[x].c := 1 if x := 2')[0]).toMatchObject({
      kind: 'value',
      name: 'a',
      path: [{ value: 'b' }, { kind: 'var', name: 'x' }, { value: 'c' }],
    })
    expect(rules('a.b contains x if x := 2')[0]).toMatchObject({ kind: 'set', path: [{ value: 'b' }] })
    expect(rules('a.f(x) := x')[0]).toMatchObject({ kind: 'function', path: [{ value: 'f' }] })
  })

  it('have branches behind else, up to one without a condition', () => {
    const [rule] = rules('p := 1 if false else := 2 if { false } else := 3')
    expect(rule?.otherwise.map(({ body }) => body?.length)).toEqual([1, undefined])
    expect(() => rules('p contains 1 if true else := 2')).toThrow('else cannot be used on set rules')
    expect(() => rules('p := 1 else := 2')).toThrow('there is no body')
  })

  it('begin with default only where constants follow', () => {
    expect(rules('default p := [x | x := data.a]')[0]).toMatchObject({ isDefault: true })
    expect(() => rules('default p := input.x')).toThrow('the value of a default rule cannot contain a ref')
    expect(() => rules('default f(x, x) := 1')).toThrow('cannot be repeated')
    expect(() => rules('default p')).toThrow('must have a value')
  })
})

describe('rules of v0', () => {
  it('are sets where one key and no value is written', () => {
    expect(rules('p[x] { x := 1 }', 'v0')[0]).toMatchObject({ kind: 'set', path: [], value: { name: 'x' } })
    expect(rules('p.q { true }', 'v0')[0]).toMatchObject({ kind: 'set', value: { value: 'q' } })
    expect(rules('p[x] = 1 { x := 1 }', 'v0')[0]).toMatchObject({ kind: 'value', path: [{ name: 'x' }] })
    expect(rules('p.q.r { true }', 'v0')[0]).toMatchObject({ kind: 'value', path: [{}, {}] })
  })

  it('are as many as there are bodies', () => {
    expect(rules('p { true } { false }', 'v0')).toHaveLength(2)
  })

  it('may be called by words that are keywords only where they are imported', () => {
    expect(rules('if := 1\ncontains := 2\nin := 3\nevery := 4', 'v0')).toHaveLength(4)
    expect(() => rules('import future.keywords.if\nif := 1', 'v0')).toThrow('expected a rule')
    expect(rules('import future.keywords.every\np { every x in [1] { x } }', 'v0')).toHaveLength(1)
  })

  it('are those of v1 where rego.v1 is imported', () => {
    expect(module('package p\nimport rego.v1\np if 1 in [1]', 'v0').version).toBe('v1')
    expect(() => module('package p\nimport rego.v1\np { true }', 'v0')).toThrow('the if keyword')
  })
})

describe('a module', () => {
  it('begins with its package, whose names may be keywords', () => {
    expect(module('package a.if["b c"]').package).toEqual(['a', 'if', 'b c'])
    expect(() => module('p := 1')).toThrow('package expected')
    expect(() => module('')).toThrow('empty module')
  })

  it('imports data, input and words of the language, and nothing else', () => {
    const { imports } = module('package p\nimport data.a.b as c\nimport input.x')
    expect(imports).toMatchObject([
      { path: ['data', 'a', 'b'], alias: 'c' },
      { path: ['input', 'x'], alias: undefined },
    ])
    expect(() => module('package p\nimport http.x')).toThrow('unexpected import path')
    expect(() => module('package p\nimport data.if')).toThrow('must not end with a keyword')
  })

  it('refuses words of the language that are not evaluated, by name', () => {
    expect(() => module('package p\nimport future.keywords.not')).toThrow(
      'the keyword not (import future.keywords.not) is not evaluated',
    )
  })

  it('keeps annotations with what stands behind them', () => {
    const { annotations } = module(
      '# METADATA\n# title: one\npackage p\n\n# METADATA\n# title: two\n# custom:\n#  x: 1\n\np := 1',
    )
    expect(annotations).toMatchObject([
      { yaml: 'title: one\n', line: 1, target: { kind: 'package' } },
      { yaml: 'title: two\ncustom:\n x: 1\n', line: 5, target: { kind: 'rule', index: 0 } },
    ])
  })

  it('tells where it is refused, in lines and columns', () => {
    expect(() => module('package p\n\np := 1 ]')).toThrow(
      expect.objectContaining({ path: 'p.rego', line: 3, column: 8, code: 'rego_parse_error' }),
    )
  })
})
