import { keyOf } from '../values/key.ts'
import { numberOfInteger } from '../values/number.ts'
import { setOf } from '../values/set.ts'
import type { RegoObject, Value } from '../values/value.ts'
import { isArray, isObject, isSet } from '../values/value.ts'
import type { Builtin, BuiltinContext } from './builtin.ts'
import { ANY, ARRAY, LIST, OBJECT, SET, builtin } from './builtin.ts'
import { elementsOperand, objectOperand, operand } from './operands.ts'

const ROOTS = ['{array, set}']

export const GRAPHS: readonly Builtin[] = [
  {
    name: 'walk',
    types: [ANY],
    arity: 1,
    result: ARRAY,
    relation: (args, context) => walk([], operand(args, 0), context),
  },
  builtin('graph.reachable', [OBJECT, LIST], SET, reachable),
  builtin('graph.reachable_paths', [OBJECT, LIST], SET, (args, context) => setOf(paths(args, context))),
]

/** Each value in the value, itself first, as `[path, value]`. */
function* walk(path: readonly Value[], value: Value, context: BuiltinContext): Iterable<Value> {
  context.spend(1)
  yield [path, value]
  for (const [key, child] of childrenOf(value)) yield* walk([...path, key], child, context)
}

function childrenOf(value: Value): readonly (readonly [Value, Value])[] {
  if (isArray(value)) return value.map((element, at) => [numberOfInteger(at), element])
  if (isObject(value)) return value.entries()
  return isSet(value) ? value.elements().map((element) => [element, element]) : []
}

/** Vertices that can be reached, those asked about included where the graph has them. */
function reachable(args: readonly Value[], context: BuiltinContext): Value {
  const graph = objectOperand(args, 0)
  const queue = [...elementsOperand(args, 1, ROOTS)]
  const reached = new Map<string, Value>()
  for (const vertex of queue) {
    const key = keyOf(vertex)
    const next = reached.has(key) ? undefined : neighbours(graph, vertex)
    if (next === undefined) continue
    context.spend(1 + next.length)
    reached.set(key, vertex)
    queue.push(...next)
  }
  return setOf(reached.values())
}

/**
 * Every path from a vertex asked about to where it goes no further: no edges, a vertex that the graph does not have
 * (which the path leaves out), or one that the path has been at. A vertex with an edge to itself, asked about, stands in
 * its path twice.
 */
function* paths(args: readonly Value[], context: BuiltinContext): Iterable<Value> {
  const graph = objectOperand(args, 0)
  for (const root of elementsOperand(args, 1, ROOTS)) yield* fromRoot(graph, root, context)
}

function* fromRoot(graph: RegoObject, root: Value, context: BuiltinContext): Iterable<Value> {
  const edges = neighbours(graph, root)
  if (edges?.length === 0) yield [root]
  for (const vertex of edges ?? []) {
    if (graph.has(vertex)) yield* pathsFrom(graph, [root, vertex], context)
    else yield [root]
  }
}

/** Requires a path whose last vertex the graph has. */
function* pathsFrom(graph: RegoObject, path: readonly Value[], context: BuiltinContext): Iterable<Value> {
  context.spend(path.length)
  const edges = neighbours(graph, path.at(-1) ?? null) ?? []
  if (edges.length === 0) yield path
  const before = setOf(path)
  for (const vertex of edges) {
    if (before.has(vertex) || !graph.has(vertex)) yield path
    else yield* pathsFrom(graph, [...path, vertex], context)
  }
}

/** Undefined: the graph does not have the vertex. Edges are an array or a set; anything else is none. */
function neighbours(graph: RegoObject, vertex: Value): readonly Value[] | undefined {
  const edges = graph.get(vertex)
  if (edges === undefined) return undefined
  if (isArray(edges)) return edges
  return isSet(edges) ? edges.elements() : []
}
