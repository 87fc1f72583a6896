import type { ResolvedExpr, ResolvedTerm } from './resolved.ts'
import {
  modifierVariables,
  partsOfTerm,
  patternVariables,
  termsOf,
  type VariableSet,
} from './term-variables.ts'
import { isReachable, unified } from './unified.ts'

/** How many arguments what is called takes, without one for the result. */
export type ArityOf = (call: ResolvedExpr & { readonly kind: 'call' }) => number

/**
 * The variables that an expression binds, where those in `safe` are bound before: OPA's own reckoning
 * (ast.outputVarsForExpr).
 */
export function outputsOf(expr: ResolvedExpr, safe: VariableSet, arityOf: ArityOf): VariableSet {
  if (expr.negated || !modifierVariables(expr).isSubsetOf(safe)) return NONE
  const found = new Set<number>()
  for (const term of termsOf(expr)) iterated(term, safe, found)
  switch (expr.kind) {
    case 'holds':
    case 'every':
      return found.difference(safe)
    case 'unify':
      return found.union(unified(found.union(safe), expr.left, expr.right)).difference(safe)
    case 'call':
      return callOutputs(expr, found, safe, arityOf(expr)).difference(safe)
  }
}

const NONE: VariableSet = new Set()

function callOutputs(
  { args }: ResolvedExpr & { readonly kind: 'call' },
  found: Set<number>,
  safe: VariableSet,
  arity: number,
): VariableSet {
  const inputs = new Set<number>()
  for (const arg of args.slice(0, arity)) patternVariables(arg, inputs)
  if (args.length <= arity) return found
  if (!inputs.difference(found).isSubsetOf(safe)) return NONE
  for (const arg of args.slice(arity)) patternVariables(arg, found)
  return found
}

/** Variables in the brackets of references into what is bound: they go through all keys. */
function iterated(term: ResolvedTerm, safe: VariableSet, into: Set<number>): void {
  if (term.kind === 'ref') {
    if (!isReachable(term, safe)) return
    patternVariables(term, into)
  }
  for (const part of partsOfTerm(term)) iterated(part, safe, into)
}
