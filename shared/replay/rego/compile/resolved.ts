import type { Place } from '../ast.ts'
import type { Value } from '../values/value.ts'
import type { Callee } from './compiled.ts'

/**
 * A body with its names resolved: between what was written and what is evaluated. Variables are numbers, each its own
 * variable of the rule; terms still hold calls and references anywhere.
 */
export type ResolvedBody = readonly ResolvedExpr[]

export type ResolvedExpr = ResolvedStep & {
  readonly negated: boolean
  readonly with: readonly ResolvedWith[]
  readonly at: Place
}

export type ResolvedStep =
  | { readonly kind: 'unify'; readonly left: ResolvedTerm; readonly right: ResolvedTerm }
  | { readonly kind: 'holds'; readonly term: ResolvedTerm }
  /** `output` is true where the last argument takes the result, and was not written by anybody. */
  | {
      readonly kind: 'call'
      readonly callee: Callee
      readonly args: readonly ResolvedTerm[]
      readonly output: boolean
    }
  | {
      readonly kind: 'every'
      readonly key: ResolvedVar | undefined
      readonly value: ResolvedVar
      readonly domain: ResolvedTerm
      readonly body: ResolvedBody
    }

export interface ResolvedWith {
  readonly target:
    | { readonly kind: 'input' | 'data'; readonly path: readonly Value[] }
    | { readonly kind: 'call'; readonly callee: Callee }
  readonly value: ResolvedTerm | { readonly kind: 'callee'; readonly callee: Callee }
  readonly at: Place
}

export type ResolvedTerm =
  /** A scalar, and from `lower` on any constant. */
  | { readonly kind: 'constant'; readonly value: Value }
  | ResolvedVar
  | ResolvedRef
  | { readonly kind: 'array' | 'set'; readonly items: readonly ResolvedTerm[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [ResolvedTerm, ResolvedTerm])[] }
  | Comprehension
  | {
      readonly kind: 'call'
      readonly callee: Callee
      readonly args: readonly ResolvedTerm[]
      readonly at: Place
    }

export interface ResolvedVar {
  readonly kind: 'var'
  readonly id: number
}

export interface ResolvedRef {
  readonly kind: 'ref'
  readonly head: 'input' | 'data' | ResolvedTerm
  readonly path: readonly ResolvedTerm[]
}

export interface Comprehension {
  readonly kind: 'comprehension'
  readonly of: 'array' | 'set' | 'object'
  /** Of an object. */
  readonly key: ResolvedTerm | undefined
  readonly item: ResolvedTerm
  readonly body: ResolvedBody
  /**
   * `open`: its body may bind variables of its own. `closed`: it is the expression of a template string, whose variables
   * must be bound outside.
   */
  readonly variables: 'open' | 'closed'
}

export function unify(
  left: ResolvedTerm,
  right: ResolvedTerm,
  from: Pick<ResolvedExpr, 'with' | 'at'>,
): ResolvedExpr {
  return { kind: 'unify', left, right, negated: false, with: from.with, at: from.at }
}
