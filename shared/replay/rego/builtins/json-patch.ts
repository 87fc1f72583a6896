import { equalValues } from '../values/compare.ts'
import { NotExact } from '../values/not-exact.ts'
import type { Value } from '../values/value.ts'
import { isObject } from '../values/value.ts'
import type { Builtin } from './builtin.ts'
import { ANY, ARRAY, builtin } from './builtin.ts'
import { jsonPath } from './json-path.ts'
import { arrayOperand, operand } from './operands.ts'
import type { PatchNode } from './patch-tree.ts'
import { PatchFailed, insertInto, nodeOf, removeFrom, stepInto, valueOfNode } from './patch-tree.ts'

/** Undefined, and no error, where an operation does not apply (RFC 6902 section 5). */
export const JSON_PATCH: readonly Builtin[] = [
  builtin('json.patch', [ANY, ARRAY], ANY, (args) => {
    const operations = arrayOperand(args, 1)
    try {
      return patched(operand(args, 0), operations)
    } catch (error) {
      if (error instanceof PatchFailed) return undefined
      throw error
    }
  }),
]

function patched(document: Value, operations: readonly Value[]): Value {
  const root: Root = { node: nodeOf(document) }
  for (const operation of operations) apply(root, operation)
  if (root.node === undefined) throw new NotExact('json.patch that removes the whole document')
  return valueOfNode(root.node)
}

/** Undefined: the document was removed. */
interface Root {
  node: PatchNode | undefined
}

function apply(root: Root, operation: Value): void {
  const kind = attribute(operation, 'op')
  const path = pathOf(operation, 'path', kind)
  switch (kind) {
    case 'add':
      return insert(root, path, attribute(operation, 'value'))
    case 'remove':
      return remove(root, path)
    case 'replace': {
      const value = attribute(operation, 'value')
      remove(root, path)
      return insert(root, path, value)
    }
    case 'move': {
      const from = pathOf(operation, 'from', kind)
      const moved = find(root, from)
      remove(root, from)
      return insert(root, path, moved)
    }
    case 'copy':
      return insert(root, path, find(root, pathOf(operation, 'from', kind)))
    case 'test':
      if (!equalValues(find(root, path), attribute(operation, 'value'))) throw new PatchFailed()
      return undefined
    default:
      throw new PatchFailed()
  }
}

function attribute(operation: Value, name: string): Value {
  const value = isObject(operation) ? operation.get(name) : undefined
  if (value === undefined) throw new PatchFailed()
  return value
}

const KINDS: readonly Value[] = ['add', 'remove', 'replace', 'move', 'copy', 'test']

function pathOf(operation: Value, name: string, kind: Value): readonly Value[] {
  const path = KINDS.includes(kind) ? jsonPath(attribute(operation, name)) : undefined
  if (path === undefined) throw new PatchFailed()
  return path
}

function find(root: Root, path: readonly Value[]): Value {
  return valueOfNode(nodeAt(root, path))
}

function insert(root: Root, path: readonly Value[], value: Value): void {
  const key = path.at(-1)
  if (key === undefined) root.node = nodeOf(value)
  else insertInto(nodeAt(root, path.slice(0, -1)), key, value)
}

function remove(root: Root, path: readonly Value[]): void {
  const key = path.at(-1)
  if (key !== undefined) return removeFrom(nodeAt(root, path.slice(0, -1)), key)
  if (root.node === undefined) throw new PatchFailed()
  root.node = undefined
  return undefined
}

function nodeAt(root: Root, path: readonly Value[]): PatchNode {
  if (root.node === undefined) throw new PatchFailed()
  return path.reduce(stepInto, root.node)
}
