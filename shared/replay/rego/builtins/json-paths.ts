import { keyOf } from '../values/key.ts'
import { objectOf } from '../values/object.ts'
import { setOf } from '../values/set.ts'
import type { Entry, Value } from '../values/value.ts'
import { isArray, isObject, isSet, kindOf } from '../values/value.ts'
import type { Builtin } from './builtin.ts'
import { LIST, OBJECT, builtin, wrongOperand } from './builtin.ts'
import { jsonPath } from './json-path.ts'
import { elementsOperand, objectOperand } from './operands.ts'

export const JSON_PATHS: readonly Builtin[] = [
  builtin('json.filter', [OBJECT, LIST], OBJECT, (args) =>
    filtered(objectOperand(args, 0), treeOf(pathsOf(args))),
  ),
  builtin(
    'json.remove',
    [OBJECT, LIST],
    OBJECT,
    (args) => left(objectOperand(args, 0), treeOf(pathsOf(args)))[0],
  ),
]

/** What paths share is told once, by keyOf of their parts; `null` is where a path ends. */
type Tree = Map<string, Tree> | null

function pathsOf(args: readonly Value[]): readonly (readonly Value[])[] {
  return elementsOperand(args, 1, ['set', 'array']).map(
    (path) =>
      jsonPath(path) ??
      wrongOperand(
        `operand 2 must be one of {set, array} containing string paths or array of path segments but got ${kindOf(path)}`,
      ),
  )
}

/** Of two paths of which one begins with the other the shorter counts. Empty ones say nothing. */
function treeOf(paths: readonly (readonly Value[])[]): Tree {
  const tree = new Map<string, Tree>()
  for (const path of paths) addTo(tree, path.map(keyOf))
  return tree
}

function addTo(tree: Map<string, Tree>, keys: readonly string[]): void {
  let node = tree
  for (const [at, key] of keys.entries()) {
    const below = node.get(key)
    if (below === null) return
    const next = below ?? new Map<string, Tree>()
    node.set(key, at === keys.length - 1 ? null : next)
    node = next
  }
}

function below(tree: Map<string, Tree>, key: Value): Tree | undefined {
  return tree.get(keyOf(key))
}

/** What the paths lead to. Array elements are named by their index as a string. A scalar on the way stays. */
function filtered(value: Value, tree: Tree): Value {
  if (tree === null) return value
  if (isArray(value)) return value.flatMap((element, at) => kept(element, below(tree, at.toString())))
  if (isSet(value)) return setOf(value.elements().flatMap((element) => kept(element, below(tree, element))))
  if (!isObject(value)) return value
  return objectOf(
    value
      .entries()
      .flatMap(([key, member]) => kept(member, below(tree, key)).map((found): Entry => [key, found])),
  )
}

function kept(value: Value, tree: Tree | undefined): readonly Value[] {
  return tree === undefined ? [] : [filtered(value, tree)]
}

/** All but what the paths lead to; what follows a removed element of an array moves up. */
function removed(value: Value, tree: Map<string, Tree>): Value {
  if (isArray(value)) return value.flatMap((element, at) => left(element, below(tree, at.toString())))
  if (isSet(value)) return setOf(value.elements().flatMap((element) => left(element, below(tree, element))))
  if (!isObject(value)) return value
  return objectOf(
    value
      .entries()
      .flatMap(([key, member]) => left(member, below(tree, key)).map((rest): Entry => [key, rest])),
  )
}

function left(value: Value, tree: Tree | undefined): readonly Value[] {
  if (tree === undefined) return [value]
  return tree === null ? [] : [removed(value, tree)]
}
