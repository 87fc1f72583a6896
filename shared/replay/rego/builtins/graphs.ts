import { equalValues } from '../values/compare.ts'
import { keyOf } from '../values/key.ts'
import { NotExact } from '../values/not-exact.ts'
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
  builtin('graph.reachable_paths', [OBJECT, LIST], SET, reachablePaths),
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
 * (which the path leaves out), or one that it has been at. Older versions of OPA end a path also at a vertex that
 * another path has been at: where that makes a difference there is no one answer.
 */
function reachablePaths(args: readonly Value[], context: BuiltinContext): Value {
  const graph = objectOperand(args, 0)
  const roots = elementsOperand(args, 1, ROOTS)
  const [each, shared] = (['each', 'shared'] as const).map((been) =>
    setOf(roots.flatMap((root) => [...fromRoot({ graph, been, context }, root)])),
  )
  if (each === undefined || shared === undefined || !equalValues(each, shared))
    throw new NotExact('graph.reachable_paths of paths that meet, which versions of OPA end differently')
  return each
}

interface Walk {
  readonly graph: RegoObject
  /** Whether each path remembers where it has been, or all from one neighbour of a root together. */
  readonly been: 'each' | 'shared'
  readonly context: BuiltinContext
}

/** A vertex with an edge to itself, asked about, stands in its path twice. */
function* fromRoot(walk: Walk, root: Value): Iterable<Value> {
  const edges = neighbours(walk.graph, root)
  if (edges?.length === 0) yield [root]
  for (const vertex of edges ?? []) yield* pathsFrom(walk, vertex, [root], new Set([keyOf(root)]))
}

function* pathsFrom(walk: Walk, vertex: Value, before: readonly Value[], been: Set<string>): Iterable<Value> {
  walk.context.spend(before.length)
  const edges = neighbours(walk.graph, vertex)
  if (edges === undefined) {
    yield before
    return
  }
  const path = [...before, vertex]
  if (edges.length === 0) yield path
  const seen = walk.been === 'each' ? new Set(been).add(keyOf(vertex)) : been
  for (const next of edges) {
    if (seen.has(keyOf(next))) yield path
    else {
      seen.add(keyOf(vertex))
      yield* pathsFrom(walk, next, path, seen)
    }
  }
}

/** Undefined: the graph does not have the vertex. Edges are an array or a set; anything else is none. */
function neighbours(graph: RegoObject, vertex: Value): readonly Value[] | undefined {
  const edges = graph.get(vertex)
  if (edges === undefined) return undefined
  if (isArray(edges)) return edges
  return isSet(edges) ? edges.elements() : []
}
