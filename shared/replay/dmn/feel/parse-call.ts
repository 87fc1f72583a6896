import { normalName } from './names.ts'
import { typeOf, type Types } from './parse-type.ts'
import { FeelRefused } from './refused.ts'
import { stringOf } from './string-literal.ts'
import type { ArgumentList, ContextEntry, Expression } from './syntax.ts'
import { child, childrenOf, named, nameOf, type Node, textOf } from './tree.ts'
import { ANY } from './type.ts'

/** Reads an expression below the one that is read. */
type Below = (node: Node) => Expression

/** A call of a function, which may be one of those that the grammar tells apart: `date and time(...)`. */
export function callOf(node: Node, text: string, below: Below): Expression {
  const callee = child(node, 0)
  const special = callee.name === 'DateTimeConstructor' || callee.name === 'SpecialFunctionName'
  return {
    kind: 'call',
    callee: special ? { kind: 'name', name: nameOf(callee, text), at: callee.from } : below(callee),
    argumentList: argumentsOf(node, text, below),
  }
}

export function entriesOf(node: Node, text: string, below: Below): readonly ContextEntry[] {
  return childrenOf(node)
    .slice(1, -1)
    .map((entry) => {
      const key = child(child(entry, 0), 0)
      const written = textOf(key, text)
      const name = key.name === 'StringLiteral' ? stringOf(written) : written.replaceAll(/\s+/g, ' ')
      return { name, value: below(child(entry, -1)) }
    })
}

/** A function that is written out. Those of other languages are refused. */
export function functionOf(
  node: Node,
  text: string,
  { below, types }: { readonly below: Below; readonly types: Types },
): Expression {
  if (named(node, 'external') !== undefined) throw new FeelRefused('a function that is external to FEEL')
  const formal = named(node, 'FormalParameters')
  const parameters = (formal === undefined ? [] : childrenOf(formal)).map((parameter) => {
    const type = named(parameter, 'Type')
    return {
      name: nameOf(child(parameter, 0), text),
      type: type === undefined ? ANY : typeOf(type, text, types),
    }
  })
  return { kind: 'function', parameters, body: below(child(child(node, -1), 0)) }
}

function argumentsOf(node: Node, text: string, below: Below): ArgumentList {
  const byName = named(node, 'NamedParameters')
  const byPlace = named(node, 'PositionalParameters')
  if (byName === undefined)
    return { kind: 'positional', values: (byPlace === undefined ? [] : childrenOf(byPlace)).map(below) }
  const values = childrenOf(byName).map((each) => ({
    name: normalName(textOf(child(each, 0), text)),
    value: below(child(each, -1)),
  }))
  return { kind: 'named', values }
}
