import type { Comprehension, ResolvedBody, ResolvedExpr, ResolvedTerm } from './resolved.ts'

/** Numbers of variables. */
export type VariableSet = ReadonlySet<number>

/** Every variable of a term, those of closures (comprehensions) left out, but for closed ones. */
export function variablesOf(term: ResolvedTerm, into: Set<number> = new Set()): Set<number> {
  switch (term.kind) {
    case 'constant':
      return into
    case 'var':
      return into.add(term.id)
    case 'array':
    case 'set':
      for (const item of term.items) variablesOf(item, into)
      return into
    case 'object':
      for (const [key, value] of term.entries) variablesOf(value, variablesOf(key, into))
      return into
    case 'call':
      for (const arg of term.args) variablesOf(arg, into)
      return into
    case 'ref':
      if (typeof term.head === 'object') variablesOf(term.head, into)
      for (const part of term.path) variablesOf(part, into)
      return into
    case 'comprehension':
      if (term.variables === 'closed') for (const id of closedVariables(term)) into.add(id)
      return into
  }
}

/** What the expression of a template string needs: all but the variables that stand for what is worked out in it. */
function closedVariables({ body }: Comprehension): VariableSet {
  const [made, read] = [new Set<number>(), new Set<number>()]
  for (const expr of body) {
    if (expr.kind === 'unify' && expr.left.kind === 'var') made.add(expr.left.id)
    const output = expr.kind === 'call' && expr.output ? expr.args.at(-1) : undefined
    if (output?.kind === 'var') made.add(output.id)
    expressionVariables(expr, read)
  }
  return read.difference(made)
}

/** Every variable of an expression, those of closures and of the body of `every` left out. */
export function expressionVariables(expr: ResolvedExpr, into: Set<number> = new Set()): Set<number> {
  for (const term of termsOf(expr)) variablesOf(term, into)
  modifierVariables(expr, into)
  return into
}

export function modifierVariables(expr: ResolvedExpr, into: Set<number> = new Set()): Set<number> {
  for (const { value } of expr.with) if (value.kind !== 'callee') variablesOf(value, into)
  return into
}

export function bodyVariables(body: ResolvedBody, into: Set<number> = new Set()): Set<number> {
  for (const expr of body) expressionVariables(expr, into)
  return into
}

/** The terms of an expression itself: of `every` its domain. */
export function termsOf(expr: ResolvedExpr): readonly ResolvedTerm[] {
  switch (expr.kind) {
    case 'unify':
      return [expr.left, expr.right]
    case 'holds':
      return [expr.term]
    case 'call':
      return expr.args
    case 'every':
      return [expr.domain]
  }
}

/** Every variable in the closures of an expression: in comprehensions, and in the body of `every`. */
export function closureVariables(expr: ResolvedExpr): Set<number> {
  const into = new Set<number>()
  for (const term of termsOf(expr)) inClosures(term, into)
  if (expr.kind === 'every') everyVariable(expr.body, into)
  return into
}

function inClosures(term: ResolvedTerm, into: Set<number>): void {
  if (term.kind === 'comprehension') {
    if (term.key !== undefined) variablesOf(term.key, into)
    variablesOf(term.item, into)
    everyVariable(term.body, into)
  } else for (const part of partsOfTerm(term)) inClosures(part, into)
}

function everyVariable(body: ResolvedBody, into: Set<number>): void {
  for (const expr of body) {
    expressionVariables(expr, into)
    for (const id of closureVariables(expr)) into.add(id)
  }
}

export function partsOfTerm(term: ResolvedTerm): readonly ResolvedTerm[] {
  switch (term.kind) {
    case 'array':
    case 'set':
      return term.items
    case 'object':
      return term.entries.flat()
    case 'call':
      return term.args
    case 'ref':
      return typeof term.head === 'object' ? [term.head, ...term.path] : term.path
    default:
      return []
  }
}

/**
 * Variables that a value held against the term binds: not those of what references look into, of keys, of sets, of
 * closures.
 */
export function patternVariables(term: ResolvedTerm, into: Set<number> = new Set()): Set<number> {
  switch (term.kind) {
    case 'var':
      return into.add(term.id)
    case 'array':
      for (const item of term.items) patternVariables(item, into)
      return into
    case 'object':
      for (const [, value] of term.entries) patternVariables(value, into)
      return into
    case 'ref':
      for (const part of term.path) patternVariables(part, into)
      return into
    default:
      return into
  }
}
