import type { Expr, Term } from '../ast.ts'

/** The terms that a term is made of, from left to right; of comprehensions and template strings not those in bodies. */
export function partsOf(term: Term): readonly Term[] {
  switch (term.kind) {
    case 'ref':
      return [term.head, ...term.path]
    case 'array':
    case 'set':
      return term.items
    case 'object':
      return term.entries.flat()
    case 'array-comprehension':
    case 'set-comprehension':
      return [term.term]
    case 'object-comprehension':
      return [term.key, term.value]
    case 'call':
      return term.args
    default:
      return []
  }
}

/** The expressions in a term: bodies of comprehensions, and what stands in a template string. */
export function bodiesIn(term: Term): readonly Expr[] {
  switch (term.kind) {
    case 'array-comprehension':
    case 'set-comprehension':
    case 'object-comprehension':
      return term.body
    case 'template':
      return term.parts.flatMap((part) => (part.kind === 'expression' ? [part.expr] : []))
    default:
      return []
  }
}

/** The terms of an expression itself, what `with` says included; a body that it has is apart. */
export function termsOf(expr: Expr): readonly Term[] {
  const modifiers = expr.with.flatMap(({ target, value }) => [target, value])
  switch (expr.kind) {
    case 'term':
      return [expr.term, ...modifiers]
    case 'some':
      return modifiers
    case 'some-in':
      return [...(expr.key === undefined ? [] : [expr.key]), expr.value, expr.domain, ...modifiers]
    case 'every':
      return [...(expr.key === undefined ? [] : [expr.key]), expr.value, expr.domain, ...modifiers]
  }
}
