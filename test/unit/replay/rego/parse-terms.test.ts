import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Expr, Term } from '../../../../shared/replay/rego/ast.ts'
import { MOST_MODULE_LENGTH, parseModule, parseQuery } from '../../../../shared/replay/rego/parse/parse.ts'
import { RegoRefused } from '../../../../shared/replay/rego/parse/refused.ts'

const module = (text: string, version: 'v0' | 'v1' = 'v1') =>
  parseModule(`package p\n${text}`, 'p.rego', version)

/** A term as one line: calls by their names, so that what binds how is seen. */
function shown(term: Term): string {
  switch (term.kind) {
    case 'call':
      return `${term.operator.map(({ name }) => name).join('.')}(${term.args.map(shown).join(', ')})`
    case 'ref':
      return `${shown(term.head)}${term.path.map((part) => `[${shown(part)}]`).join('')}`
    case 'array':
    case 'set':
      return `${term.kind}(${term.items.map(shown).join(', ')})`
    case 'object':
      return `object(${term.entries.map(([key, value]) => `${shown(key)}: ${shown(value)}`).join(', ')})`
    case 'string':
      return JSON.stringify(term.value)
    case 'number':
      return term.text
    case 'var':
      return term.name
    case 'boolean':
      return String(term.value)
    default:
      return term.kind
  }
}

const first = (query: string): Expr => parseQuery(query)[0] as Expr
const read = (query: string): string => {
  const expr = first(query)
  return expr.kind === 'term' ? shown(expr.term) : expr.kind
}

describe('operators', () => {
  it('bind as in OPA: * before +, + before &, & before |, | before ==, == before in', () => {
    expect(read('1 + 2 * 3 - x')).toBe('minus(plus(1, mul(2, 3)), x)')
    expect(read('x in a | b & c == d')).toBe('internal.member_2(x, equal(or(a, and(b, c)), d))')
    expect(read('k, v in xs')).toBe('internal.member_3(k, v, xs)')
    expect(read('x := y == 1')).toBe('assign(x, equal(y, 1))')
  })

  it('tell a minus from the sign of a number', () => {
    expect(read('3 -1')).toBe('minus(3, 1)')
    expect(read('3 - -1')).toBe('minus(3, -1)')
    expect(read('-x.y')).toBe('minus(0, x["y"])')
  })
})

describe('braces and bars', () => {
  it('are a comprehension where a body can follow the bar, else a union', () => {
    expect(read('{x | x := 1}')).toBe('set-comprehension')
    expect(read('{a | b, c}')).toBe('set(or(a, b), c)')
    expect(read('{"k": {1} | {2}}')).toBe('object-comprehension')
    expect(read('{"k": {1} | {2}, "l": 1}')).toBe('object("k": or(set(1), set(2)), "l": 1)')
    expect(read('[x | k, x in xs]')).toBe('array-comprehension')
  })

  it('tell an empty object from an empty set', () => {
    expect(read('{}')).toBe('object()')
    expect(read('set()')).toBe('set()')
  })
})

describe('references', () => {
  it('go on only without a blank', () => {
    expect(read('x.y["z"][0]')).toBe('x["y"]["z"][0]')
    expect(parseQuery('x\n[1]')).toHaveLength(2)
    expect(() => parseQuery('x. y')).toThrow('expected a name')
  })

  it('may hold and begin with keywords', () => {
    expect(read('input.if.not')).toBe('input["if"]["not"]')
    expect(read('not.x(1) == 1')).toBe('equal(not.x(1), 1)')
    expect(first('not x').kind === 'term' && first('not x')).toMatchObject({ negated: true })
  })

  it('begin with no string and no other reference', () => {
    expect(() => parseQuery('"a".b')).toThrow('cannot begin with a string')
  })
})

describe('strings', () => {
  it('have the escapes of JSON, raw ones none', () => {
    expect(read('"\\u00e9\\n\\ud83d\\ude00"')).toBe(JSON.stringify('é\n😀'))
    expect(read('`\\n`')).toBe(JSON.stringify('\\n'))
    expect(() => parseQuery('"\\x"')).toThrow('illegal escape')
    expect(() => parseQuery('"a\nb"')).toThrow('non-terminated string')
  })

  it('hold expressions where a $ stands before them, one in another', () => {
    const expr = first('$"a \\{ {x} {$`{y}`}"')
    expect(expr.kind === 'term' && expr.term.kind === 'template' && expr.term.parts).toMatchObject([
      { kind: 'text', text: 'a { ' },
      { kind: 'expression' },
      { kind: 'text', text: ' ' },
      { kind: 'expression', expr: { term: { kind: 'template' } } },
    ])
    expect(() => parseQuery('$"{not x}"')).toThrow('holds terms only')
  })
})

describe('numbers', () => {
  it('keep their text', () => {
    expect(read('9007199254740993')).toBe('9007199254740993')
    expect(read('-.5e2')).toBe('-0.5e2')
  })

  it.each(['01', '1.', '0x1', '1e', '1e99999999'])('refuse %s', (text) => {
    expect(() => parseQuery(text)).toThrow(RegoRefused)
  })
})

describe('hostile texts', () => {
  it('are refused by place, whatever they are', () => {
    const signs = 'package p|p|:=|=|if|{|}|[|]|(|)|,|:|.|"s"|1|-|\n|$"{'.split('|')
    const keywords = 'some in every not with as else default contains import data'.split(' ')
    const words = constantFrom(...signs, ...keywords, '|')
    assert(
      property(array(words, { maxLength: 40 }), constantFrom('v0', 'v1'), (parts, version) => {
        try {
          parseModule(`package p\n${parts.join(' ')}`, 'p.rego', version)
        } catch (error) {
          expect(error).toBeInstanceOf(RegoRefused)
          expect((error as RegoRefused).line).toBeGreaterThan(0)
        }
      }),
    )
  })

  it('may not stand too deep, be too deep, or be too long', () => {
    expect(() => module(`p := ${'['.repeat(10_000)}`)).toThrow('deep in each other')
    expect(() => module(`p := ${'1 + '.repeat(10_000)}1`)).toThrow('levels deep')
    expect(() => parseModule(' '.repeat(MOST_MODULE_LENGTH + 1), 'p.rego', 'v1')).toThrow('characters')
  })

  it('cannot make reading go back and forth without end', () => {
    const nested = `${'{a | '.repeat(60)}b${', c}'.repeat(60)}`
    expect(() => module(`p := ${nested}`)).not.toThrow()
  })
})
