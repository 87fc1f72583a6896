import { describe, expect, it } from 'vitest'
import { document, solutions } from './evaluated.ts'

const value = (rules: string, input = '{}') => document('p.a', `package p\n${rules}`, { input })

describe('a body', () => {
  it('makes two patterns one, whatever side is bound first', () => {
    expect(value('a := [x, y] if [x, y] = [y, 1]')).toBe('[1,1]')
    expect(value('a := [x, y] if {"k": [x, 2]} = {"k": [1, y]}')).toBe('[1,2]')
    expect(value('a := x if [x, x] = [1, 2]')).toBe('undefined')
  })

  it('takes every choice of keys, and takes back what a choice bound', () => {
    expect(value('a := {[i, j] | input[i] == input[j]; i < j}', '[1, 2, 1]')).toBe('[[0,2]]')
    expect(value('a contains x if { some [x, 1] in input }', '[["k", 1], ["l", 2], ["m", 1]]')).toBe(
      '["k","m"]',
    )
  })

  it('holds with not where what is negated has no solution', () => {
    expect(value('a if not input.b')).toBe('true')
    expect(value('a if not input.b == 1', '{"b": 2}')).toBe('true')
    expect(value('a if not input.b', '{"b": false}')).toBe('true')
  })

  it('works out the arguments of what is negated first, as OPA does', () => {
    expect(value('a if not f(input.b)\nf(x) if x')).toBe('undefined')
    expect(value('a if not input.b in [1]')).toBe('undefined')
    expect(value('a if not input.b == 1')).toBe('true')
  })

  it('wants each element of a collection, and is undefined of anything else', () => {
    expect(value('a if every x in input { x > 1 }', '[2, 3]')).toBe('true')
    expect(value('a if every x in input { x > 1 }', '[2, 1]')).toBe('undefined')
    expect(value('a if every x in input { x > 1 }', '[]')).toBe('true')
    expect(value('a if every x in input { x > 1 }', '7')).toBe('undefined')
    expect(value('a if every k, v in input { k == v }', '{"b": "b"}')).toBe('true')
  })

  it('gives one solution for each way to hold', () => {
    expect(solutions('x = [1, 1][_]', 'package p')).toEqual(['1', '1'])
    expect(value('a := [x | x := input[_]]', '[1, 1]')).toBe('[1,1]')
  })

  it('refuses two values for a key of an object that it collects', () => {
    expect(() => value('a := {k: v | some k in ["x"]; some v in [1, 2]}')).toThrow(
      'object keys must be unique',
    )
  })
})

describe('a function', () => {
  it('must give one value for the same arguments', () => {
    const module = 'f(x) := 1 if x > 0\nf(x) := 2 if x > 1\n'
    expect(value(`${module}a := f(1)`)).toBe('1')
    expect(() => value(`${module}a := f(2)`)).toThrow('functions must not produce multiple outputs')
  })

  it('is told apart by patterns of its arguments, and has its default', () => {
    const module = 'default f(_, _) := "none"\nf("r", [x, _]) := x\nf("w", {"k": x}) := x\n'
    expect(value(`${module}a := [f("r", [1, 2]), f("w", {"k": 3}), f("r", [1])]`)).toBe('[1,3,"none"]')
  })

  it('is refused where its default is held against a value in the call, which OPA takes beside its rules', () => {
    expect(() => value('default f(_) := 1\nf(x) := 2\na if { y := 1; f(0, y) }')).toThrow('has a default')
    expect(value('default f(_) := 1\nf(x) := 2\na if f(0) == 1')).toBe('undefined')
  })

  it('that calls two others each time is worked out once for the same arguments', () => {
    const depth = 60
    const calls = Array.from({ length: depth }, (_, at) => `f${at}(x) := f${at + 1}(x) + f${at + 1}(x)`)
    expect(value(`${calls.join('\n')}\nf${depth}(x) := x\na := f0(1)`)).toBe(String(2n ** 60n))
  })
})

describe('with', () => {
  it('changes the input for its literal alone', () => {
    expect(
      value('b := input.k\na := [x, y, z] if { x := b; y := b with input.k as 2; z := b }', '{"k": 1}'),
    ).toBe('[1,2,1]')
    expect(value('b := input\na := x if x := b with input.k.l as 1 with input.m as 2', '{"k": 7}')).toBe(
      '{"k":{"l":1},"m":2}',
    )
  })

  it('takes choices under it and goes on without it', () => {
    expect(value('a := [[x, y] | x := input[_] with input as [1, 2]; y := input.k]', '{"k": 3}')).toBe(
      '[[1,3],[2,3]]',
    )
  })

  it('puts data in the place of rules', () => {
    const module = 'q.r := 1\nb := data.p.q\na := [b, x] if x := b with data.p.q as {"s": 2}'
    expect(value(module)).toBe('[{"r":1},{"s":2}]')
    expect(value('r := 1\nb := r\na := x if x := b with data.p.r as 3')).toBe('3')
  })

  it('puts functions and values in the place of functions, which do not reach into each other', () => {
    expect(value('f(x) := 7\nb := count([1])\na := x if x := b with count as f')).toBe('7')
    expect(value('b := count([1])\na := x if x := b with count as 9')).toBe('9')
    expect(value('f(x) := count(x) + 1\nb := count([1])\na := x if x := b with count as f')).toBe('2')
    expect(value('f(x) := 1\ng(x) := 2\nb := f(0)\na := [b, y] if y := b with f as g')).toBe('[1,2]')
  })
})

describe('an evaluation that goes too far', () => {
  it('is refused in words where rules lie too deep', () => {
    const chain = Array.from({ length: 1000 }, (_, at) => `r${at} := r${at + 1}`)
    expect(() => value(`${chain.join('\n')}\nr1000 := 1\na := r0`)).toThrow('rules and choices lie more than')
  })

  it('is refused in words where it takes too many steps', () => {
    const module = 'package p\na := count([1 | input[_]; input[_]; input[_]])'
    const input = JSON.stringify(Array.from({ length: 100 }, (_, at) => at))
    expect(() => document('p.a', module, { input, mostSteps: 10_000 })).toThrow('more than 10000 steps')
  })

  it('is not refused for a long body', () => {
    const body = Array.from({ length: 3000 }, (_, at) => `x${at} := ${at}`)
    expect(value(`a := x2999 if {\n${body.join('\n')}\n}`)).toBe('2999')
  })
})
