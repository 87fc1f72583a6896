import { FeelRefused } from './refused.ts'
import { child, childrenOf, named, nameOf, type Node, textOf } from './tree.ts'
import { builtInType, type FeelType } from './type.ts'

/** Types that a model defines, by normal name; undefined where it defines none. */
export type Types = (name: string) => FeelType | undefined

/** The type that a node of the grammar's `Type` writes. Throws FeelRefused where it names none. */
export function typeOf(node: Node, text: string, types: Types): FeelType {
  const written = child(node, 0)
  switch (written.name) {
    case 'QualifiedName':
    case 'SpecialType':
      return typeNamed(nameOf(written, text), types)
    case 'ListType':
      return listOrRange(written, text, types)
    case 'ContextType': {
      const entries = named(written, 'ContextEntryTypes')
      const of = (entries === undefined ? [] : childrenOf(entries)).map(
        (entry) => [nameOf(child(entry, 0), text), typeOf(child(entry, -1), text, types)] as const,
      )
      return { kind: 'context', entries: new Map(of) }
    }
    case 'FunctionType':
      return { kind: 'function', signed: true }
    default:
      throw new FeelRefused(`a type that is not understood at character ${node.from}`)
  }
}

/** See treeOf: the grammar was given `list` where `range` was written. */
function listOrRange(node: Node, text: string, types: Types): FeelType {
  const of = typeOf(child(node, -2), text, types)
  return textOf(node, text).startsWith('range') ? { kind: 'range', of } : { kind: 'list', item: of }
}

function typeNamed(name: string, types: Types): FeelType {
  const type = types(name) ?? builtInType(name)
  if (type === undefined) throw new FeelRefused(`the type ${name}, which nothing defines`)
  return type
}
