import { describe, expect, it } from 'vitest'
import { document, solutions } from './evaluated.ts'

describe('a document of rules', () => {
  it('is undefined where no body holds, and null where one says so', () => {
    expect(document('p.a', 'package p\na := null')).toBe('null')
    expect(document('p.a', 'package p\na := 1 if false')).toBe('undefined')
    expect(document('p.a', 'package p\ndefault a := 2\na := null if true')).toBe('null')
    expect(document('p.a', 'package p\ndefault a := 2\na := 1 if false')).toBe('2')
  })

  it('must be one value', () => {
    const conflict = 'package p\na := x if some x in [1, 2]'
    expect(() => document('p.a', conflict)).toThrow('complete rules must not produce multiple outputs')
    expect(document('p.b', [conflict, 'package p\nb := 1'])).toBe('1')
  })

  it('stops at the first body where all say the same', () => {
    const module = 'package p\na if true\na if c\nc := x if some x in [1, 2]'
    expect(document('p.a', module)).toBe('true')
  })

  it('takes the first branch that holds of a rule and its else', () => {
    const module = `package p
      grade(n) := "low" if n < 10
      else := "middle" if n < 100
      else := "high"
      a := [grade(5), grade(50), grade(500)]`
    expect(document('p.a', module)).toBe('["low","middle","high"]')
  })

  it('is an object of what rules with variable keys say, nested', () => {
    const module = `package p
      a[x].b[y] := z if { some x, row in data.t; some y, z in row }
      a.fixed.b.c := 1`
    expect(document('p.a', module, { data: '{"t": {"r": {"c": 2}}}' })).toBe(
      '{"fixed":{"b":{"c":1}},"r":{"b":{"c":2}}}',
    )
  })

  it('may be asked for one key though rules disagree about another', () => {
    const module = 'package p\na[x] := y if { some x in ["k", "l"]; some y in data.v[x] }'
    const data = '{"v": {"k": [1], "l": [1, 2]}}'
    expect(document('p.a.k', module, { data })).toBe('1')
    expect(() => document('p.a', module, { data })).toThrow('object keys must be unique')
  })

  it('is refused where a member is a value and an object at once', () => {
    const module = 'package p\na[x] := 1 if x := "k"\na[x].l := 2 if x := "k"'
    expect(() => document('p.a', module)).toThrow('object keys must be unique')
  })

  it('is asked for many keys in time that grows with them, not with their square', () => {
    const module = `package p
      members contains m if some m in input
      all if every m in input { members[m] }`
    const input = JSON.stringify(Array.from({ length: 5_000 }, (_, at) => `m${at}`))
    expect(document('p.all', module, { input })).toBe('true')
  })
})

describe('rules and data files', () => {
  it('make one document, in which data files win', () => {
    const data = '{"p": {"q": {"b": 2}}, "system": {"x": 1}}'
    expect(document('p', 'package p.q\na := 1', { data })).toBe('{"q":{"a":1,"b":2}}')
    expect(solutions('x = data', 'package p.q\na := 1', { data })).toEqual(['{"p":{"q":{"a":1,"b":2}}}'])
    expect(document('system.x', 'package p.q', { data })).toBe('1')
  })

  it('give a package without values as an empty object, and functions not at all', () => {
    expect(document('p', 'package p.q\na := 1 if false\nf(x) := x')).toBe('{"q":{}}')
  })

  it('are enumerated one after the other', () => {
    const module = 'package p.q\na := 1'
    expect(solutions('data.p[x]', module, { data: '{"p": {"d": 2}}' })).toEqual(['"d"', '"q"'])
  })

  it('are read by text, as the store of OPA does: a number finds a name', () => {
    const data = '{"t": {"2": "two"}, "l": ["a", "b"]}'
    expect(document('p.a', 'package p\na := data.t[2]', { data })).toBe('"two"')
    expect(document('p.a', 'package p\na := data.l["1"]', { data })).toBe('"b"')
    expect(document('p.a', 'package p\na := x["1"] if x := data.l', { data })).toBe('undefined')
  })

  it('may have names that JavaScript knows otherwise', () => {
    const data = '{"__proto__": {"constructor": 1}}'
    expect(document('p.a', 'package p\na := data["__proto__"].constructor', { data })).toBe('1')
    expect(document('p.a', 'package p\na := data.t.toString', { data: '{"t": {}}' })).toBe('undefined')
  })
})
