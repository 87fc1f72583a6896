import { describe, expect, it } from 'vitest'
import { answerOf, compiledRego } from '../../../fixtures/rego.ts'

const refused = (text: string) => () => compiledRego([text])

describe('the order of a body', () => {
  it('is that in which variables are bound before they are needed', () => {
    expect(answerOf('p := y if { y = x + 1; x = 2 }')).toBe('3')
    expect(answerOf('p if { not x; x = false }')).toBe('true')
    expect(answerOf('p := y if { y := [z | z := w[_]]; w = [1] }')).toBe('[1]')
    expect(answerOf('p := [x, y] if { [x, y] = [y, z]; z = 1 }')).toBe('[1,1]')
  })

  it('is refused where nothing binds a variable, by its name and place', () => {
    expect(refused('p if { x > 1 }')).toThrow(
      expect.objectContaining({ message: 'var x is unsafe', code: 'rego_unsafe_var_error', line: 2 }),
    )
    expect(refused('p := x')).toThrow('var x is unsafe')
    expect(refused('p if not data.a[x]')).toThrow('var x is unsafe')
    expect(refused('p if { x = y; y = x }')).toThrow('is unsafe')
    expect(refused('p := [y | x]')).toThrow('is unsafe')
    expect(refused('f(x) := y')).toThrow('var y is unsafe')
    expect(refused('p if { some x; every y in [1] { y > x } }')).toThrow('var x is unsafe')
  })

  it('lets a reference go through all keys, but not a key of a pattern', () => {
    expect(answerOf('p := {k | input[k]}', '{"a": 1, "b": false}')).toBe('["a"]')
    expect(refused('p if { {x: 1} = input }')).toThrow('var x is unsafe')
  })

  it('holds what a template string needs against what is bound outside', () => {
    expect(answerOf('p := $"{x}-{input.nope}" if { x = 1 }')).toBe('"1-\\u003cundefined\\u003e"')
    expect(refused('p := $"{input[x]}"')).toThrow('var x is unsafe')
  })
})

describe('what is undefined', () => {
  it('makes a negated comparison hold, and a negated call fail, as in OPA', () => {
    expect(answerOf('p if not input.x == 1')).toBe('true')
    expect(answerOf('p if not startswith(input.x, "a")')).toBe('undefined')
    expect(answerOf('p if not input.x')).toBe('true')
  })

  it('makes a call undefined that is inside of another', () => {
    expect(answerOf('p if count(input.x) == 0')).toBe('undefined')
    expect(answerOf('default p := "no"\np := "yes" if lower(upper(input.x)) == "a"')).toBe('"no"')
  })
})

describe('with', () => {
  it('is in force for the whole of its expression', () => {
    expect(answerOf('p := count([x | x := input.a[_]]) if true', '{"a": [1]}')).toBe('1')
    expect(answerOf('p if count(input.a) == 2 with input as {"a": [1, 2]}')).toBe('true')
    expect(answerOf('p if { every x in input.a { x < input.b } with input as {"a": [1], "b": 2} }')).toBe(
      'true',
    )
  })

  it('takes its own values from outside of it', () => {
    expect(answerOf('p if input.b == 1 with input as {"b": input.a}', '{"a": 1}')).toBe('true')
  })

  it('puts values and functions in the place of functions', () => {
    expect(answerOf('p if count([1]) == 5 with count as 5')).toBe('true')
    expect(answerOf('f(_) := 7\np if count([1]) == 7 with count as f')).toBe('true')
  })

  it('replaces documents at constant paths only', () => {
    expect(refused('p if { x := "a"; true with input[x] as 1 }')).toThrow('a path of constants')
    expect(refused('q := {"a": 1}\np if q.a == 2 with data.t.q.a as 2')).toThrow('cannot partially replace')
    expect(answerOf('q := {"a": 1}\np if q.a == 2 with data.t.q as {"a": 2}')).toBe('true')
  })
})

describe('a query', () => {
  it('tells the variables that it names, in their order, and no others', () => {
    const { names } = compiledRego(['p := 1']).query('x = data.t.p; y := [z | z = 1]; _ = 1')
    expect([...names.keys()]).toEqual(['x', 'y'])
  })

  it('is refused as modules are', () => {
    expect(() => compiledRego(['p := 1']).query('x')).toThrow('var x is unsafe')
    expect(() => compiledRego(['p := 1']).query('x = no.such(1)')).toThrow('no.such')
  })
})
