import type { Callee, RuleNode } from '../compile/compiled.ts'
import { equalValues } from '../values/compare.ts'
import type { Value } from '../values/value.ts'

/** What a rule or function gave; undefined is kept too. */
export interface Kept {
  readonly value: Value | undefined
}

/** What was worked out under one scope and cannot change under it. */
export interface Cache {
  readonly documents: Map<RuleNode, Kept>
  /** Parts of partial documents, by the keys that were asked. */
  readonly parts: Map<RuleNode, Map<string, Value>>
  readonly calls: Map<RuleNode, Map<string, Kept>>
}

/** What stands in for a function: another function, or one value whatever the arguments. */
export type Mock =
  | { readonly kind: 'callee'; readonly callee: Callee }
  | { readonly kind: 'value'; readonly value: Value }

/** What `with` changes. A scope is never changed but for its cache. */
export interface Scope {
  readonly input: Value | undefined
  /** Paths of `input` that a `with` put in place. */
  readonly inputTargets: readonly (readonly Value[])[]
  /** What `with` puts in the place of parts of `data`, as one document. */
  readonly replaced: Value | undefined
  /** Paths below `data` that a `with` put in place: no rule at or below them counts. */
  readonly dataTargets: readonly (readonly Value[])[]
  /** By the name of the function. */
  readonly mocks: ReadonlyMap<string, Mock>
  readonly cache: Cache
}

export function newCache(): Cache {
  return { documents: new Map(), parts: new Map(), calls: new Map() }
}

export function firstScope(input: Value | undefined): Scope {
  return {
    input,
    inputTargets: [],
    replaced: undefined,
    dataTargets: [],
    mocks: new Map(),
    cache: newCache(),
  }
}

export function calleeName(callee: Callee): string {
  return callee.kind === 'builtin' ? callee.name : `data.${callee.path.join('.')}`
}

/** Whether one of the targets is the path or lies above it. */
export function isReplaced(targets: readonly (readonly Value[])[], path: readonly Value[]): boolean {
  return targets.some((target) => target.length <= path.length && isPrefix(target, path))
}

function isPrefix(prefix: readonly Value[], path: readonly Value[]): boolean {
  return prefix.every((part, at) => {
    const other = path[at]
    return other !== undefined && equalValues(part, other)
  })
}
