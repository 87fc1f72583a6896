import { equalValues } from '../values/compare.ts'
import { keyOf } from '../values/key.ts'
import { NotExact } from '../values/not-exact.ts'
import { int64Of, numberOfText } from '../values/number.ts'
import { objectOf } from '../values/object.ts'
import { setOf } from '../values/set.ts'
import type { Value } from '../values/value.ts'
import { isArray, isNumber, isObject, isSet } from '../values/value.ts'

/** A document that operations of a patch change one after the other. */
export type PatchNode =
  | { readonly kind: 'scalar'; readonly value: Value }
  | { readonly kind: 'object'; readonly members: Map<string, Member> }
  | { readonly kind: 'set'; readonly members: Map<string, Member>; readonly removed: Set<string> }
  | { readonly kind: 'array'; readonly items: Item[] }

interface Member {
  readonly key: Value
  readonly node: PatchNode
}

interface Item {
  readonly node: PatchNode
  /** Where it stood before the patch; undefined once it was put in, or stepped into. */
  original: number | undefined
}

/** An operation that does not apply. */
export class PatchFailed extends Error {}

export function nodeOf(value: Value): PatchNode {
  if (isArray(value))
    return { kind: 'array', items: value.map((item, at) => ({ node: nodeOf(item), original: at })) }
  if (isObject(value)) return { kind: 'object', members: membersOf(value.entries()) }
  if (isSet(value)) {
    const members = membersOf(value.elements().map((element) => [element, element]))
    return { kind: 'set', members, removed: new Set() }
  }
  return { kind: 'scalar', value }
}

function membersOf(entries: readonly (readonly [Value, Value])[]): Map<string, Member> {
  return new Map(entries.map(([key, value]) => [keyOf(key), { key, node: nodeOf(value) }]))
}

export function valueOfNode(node: PatchNode): Value {
  switch (node.kind) {
    case 'scalar':
      return node.value
    case 'array':
      return node.items.map((item) => valueOfNode(item.node))
    case 'object':
      return objectOf(Array.from(node.members.values(), ({ key, node }) => [key, valueOfNode(node)]))
    case 'set':
      return setOf(Array.from(node.members.values(), ({ node }) => valueOfNode(node)))
  }
}

/** What stands at a key. Of a set it is the element, which may be changed in its place. */
export function stepInto(node: PatchNode, key: Value): PatchNode {
  switch (node.kind) {
    case 'scalar':
      throw new PatchFailed()
    case 'array':
      return stepIntoArray(node.items, key)
    case 'object':
      return memberAt(node.members, key).node
    case 'set':
      return memberAt(collapsed(node, key), key).node
  }
}

/**
 * OPA looks an element up by its place in the array as it was before the patch: where operations have shifted it, it
 * takes another.
 */
function stepIntoArray(items: readonly Item[], key: Value): PatchNode {
  const at = indexOf(items, key)
  const item = items[at]
  if (item === undefined) throw new PatchFailed()
  if (item.original !== undefined && item.original !== at)
    throw new NotExact('json.patch into an element of an array that the same patch has shifted')
  item.original = undefined
  return item.node
}

export function insertInto(node: PatchNode, key: Value, value: Value): void {
  switch (node.kind) {
    case 'scalar':
      throw new PatchFailed()
    case 'array': {
      const at = indexOf(node.items, key)
      if (at < 0 || at > node.items.length) throw new PatchFailed()
      node.items.splice(at, 0, { node: nodeOf(value), original: undefined })
      return
    }
    case 'object':
      node.members.set(keyOf(key), { key, node: nodeOf(value) })
      return
    case 'set':
      if (!equalValues(key, value)) throw new PatchFailed()
      collapsed(node, key).set(keyOf(key), { key, node: nodeOf(value) })
      node.removed.delete(keyOf(key))
  }
}

export function removeFrom(node: PatchNode, key: Value): void {
  switch (node.kind) {
    case 'scalar':
      throw new PatchFailed()
    case 'array': {
      const at = indexOf(node.items, key)
      if (at < 0 || at >= node.items.length) throw new PatchFailed()
      node.items.splice(at, 1)
      return
    }
    case 'object':
      memberAt(node.members, key)
      node.members.delete(keyOf(key))
      return
    case 'set': {
      const members = collapsed(node, key)
      memberAt(members, key)
      members.delete(keyOf(key))
      node.removed.add(keyOf(key))
    }
  }
}

function memberAt(members: ReadonlyMap<string, Member>, key: Value): Member {
  const member = members.get(keyOf(key))
  if (member === undefined) throw new PatchFailed()
  return member
}

/** Elements that were changed in their place are found by what they are now. */
function collapsed(node: PatchNode & { readonly kind: 'set' }, key: Value): Map<string, Member> {
  if (node.removed.has(keyOf(key)))
    throw new NotExact('json.patch of an element of a set that the same patch has removed')
  const members = [...node.members.values()]
  node.members.clear()
  for (const member of members) {
    const value = valueOfNode(member.node)
    node.members.set(keyOf(value), { key: value, node: member.node })
  }
  return node.members
}

/** A number, or its text without a zero before it; `-` stands behind the last. */
function indexOf(items: readonly Item[], key: Value): number {
  if (key === '-') return items.length
  const isIndex = typeof key === 'string' && /^-?\d+$/.test(key)
  if (isIndex && key !== '0' && key.startsWith('0')) throw new PatchFailed()
  const number = isIndex ? numberOfText(key) : key
  const index = isNumber(number) ? int64Of(number) : undefined
  if (index === undefined) throw new PatchFailed()
  return Number(index)
}
