import { byBytes } from '../../byte-order.ts'
import type { CompiledRule, CoreTerm, RuleNode } from '../compile/compiled.ts'
import { equalValues } from '../values/compare.ts'

/** A rule seen from the node whose document it is a part of. */
export interface PartialRule {
  readonly rule: CompiledRule
  /** From the node down to where its value goes, of a set without the element. */
  readonly keys: readonly CoreTerm[]
}

/** What the rules at a node give. */
export type NodeKind =
  | { readonly kind: 'none' }
  | { readonly kind: 'function' }
  /** One value. `sameAnswer`: whichever body holds, the value is the same, so that one is enough. */
  | { readonly kind: 'complete'; readonly sameAnswer: boolean }
  /** A set, or an object made of what rules say of its members. `depth`: of keys, elements of sets included. */
  | {
      readonly kind: 'partial'
      readonly set: boolean
      readonly rules: readonly PartialRule[]
      readonly depth: number
    }

const KINDS = new WeakMap<RuleNode, NodeKind>()
const NAMES = new WeakMap<RuleNode, readonly string[]>()

export function kindOfNode(node: RuleNode): NodeKind {
  const known = KINDS.get(node)
  if (known !== undefined) return known
  const kind = findKind(node)
  KINDS.set(node, kind)
  return kind
}

/** The names of a node's children in OPA's order. */
export function childNames(node: RuleNode): readonly string[] {
  const known = NAMES.get(node)
  if (known !== undefined) return known
  const names = [...node.children.keys()].sort(byBytes)
  NAMES.set(node, names)
  return names
}

function findKind(node: RuleNode): NodeKind {
  const all = node.default === undefined ? node.rules : [...node.rules, node.default]
  const [first] = all
  if (first === undefined) return { kind: 'none' }
  if (first.kind === 'function') return { kind: 'function' }
  const hasKeys = all.some(({ keys }) => keys.length > 0)
  const hasSet = all.some(({ kind }) => kind === 'set')
  if (!hasKeys && !hasSet) return { kind: 'complete', sameAnswer: haveSameAnswer(node.rules) }
  const rules = hasKeys ? rulesBelow(node, []) : node.rules.map((rule) => ({ rule, keys: rule.keys }))
  const depth = Math.max(...rules.map(({ rule, keys }) => keys.length + (rule.kind === 'set' ? 1 : 0)))
  return { kind: 'partial', set: !hasKeys, rules, depth }
}

/** Where a key is a variable, rules with longer constant beginnings speak of the same document. */
function rulesBelow(node: RuleNode, names: readonly string[]): readonly PartialRule[] {
  const beginning = names.map((value): CoreTerm => ({ kind: 'constant', value }))
  const own = node.rules
    .filter(({ kind }) => kind !== 'function')
    .map((rule) => ({ rule, keys: [...beginning, ...rule.keys] }))
  const below = childNames(node).flatMap((name) => {
    const child = node.children.get(name)
    return child === undefined ? [] : rulesBelow(child, [...names, name])
  })
  return [...own, ...below]
}

export function haveSameAnswer(rules: readonly CompiledRule[]): boolean {
  const values = rules.flatMap(({ branches }) => branches.map(({ value }) => value))
  const [first] = values
  return first !== undefined && values.every((value) => isConstant(value, first))
}

function isConstant(term: CoreTerm, same: CoreTerm): boolean {
  return term.kind === 'constant' && same.kind === 'constant' && equalValues(term.value, same.value)
}
