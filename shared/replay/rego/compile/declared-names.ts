import type { Body, Expr, Term, VarTerm } from '../ast.ts'
import { everyTerm } from '../parse/term-parts.ts'

/** Names that a body declares anywhere, by `:=` and `some`, also in the bodies of its `every`, not in comprehensions. */
export function declaredIn(body: Body): ReadonlySet<string> {
  const names = new Set<string>()
  for (const expr of body) for (const name of declaredBy(expr)) names.add(name)
  return names
}

function declaredBy(expr: Expr): Iterable<string> {
  switch (expr.kind) {
    case 'some':
      return expr.names.map(({ name }) => name)
    case 'some-in':
      return [...(expr.key === undefined ? [] : namesIn(expr.key)), ...namesIn(expr.value)]
    case 'every':
      return declaredIn(expr.body)
    case 'term': {
      const assigned = assignment(expr.term)
      return assigned === undefined ? [] : namesIn(assigned[0])
    }
  }
}

/** Both sides of `x := y`. */
export function assignment(term: Term): readonly [Term, Term] | undefined {
  return sidesOf(term, 'assign')
}

/** Both sides of `x = y`. */
export function unification(term: Term): readonly [Term, Term] | undefined {
  return sidesOf(term, 'eq')
}

function sidesOf(term: Term, operator: string): readonly [Term, Term] | undefined {
  if (term.kind !== 'call' || term.operator.length !== 1 || term.operator[0]?.name !== operator)
    return undefined
  const [left, right] = term.args
  return left === undefined || right === undefined || term.args.length !== 2 ? undefined : [left, right]
}

/** Every variable in a term, wildcards and those of comprehensions included. */
export function namesIn(term: Term): ReadonlySet<string> {
  const names = new Set<string>()
  for (const part of everyTerm([term])) if (part.kind === 'var') names.add(part.name)
  return names
}

/**
 * The variables that a pattern binds when a value is held against it: not those in keys, in sets, in references as what
 * is looked into, nor in comprehensions.
 */
export function boundByPattern(term: Term): readonly string[] {
  switch (term.kind) {
    case 'var':
      return [term.name]
    case 'array':
      return term.items.flatMap(boundByPattern)
    case 'object':
      return term.entries.flatMap(([, value]) => boundByPattern(value))
    case 'ref':
      return term.path.flatMap(boundByPattern)
    default:
      return []
  }
}

/** The variables of an argument that a caller's value is taken apart into: not those in keys, sets, comprehensions. */
export function argumentVariables(term: Term): readonly VarTerm[] {
  switch (term.kind) {
    case 'var':
      return [term]
    case 'array':
      return term.items.flatMap(argumentVariables)
    case 'object':
      return term.entries.flatMap(([, value]) => argumentVariables(value))
    case 'template':
      return term.parts.flatMap((part) =>
        part.kind === 'expression' && part.expr.kind === 'term' && part.expr.term.kind === 'var'
          ? argumentVariables(part.expr.term)
          : [],
      )
    default:
      return []
  }
}
