import { append } from './append.ts'
import type { Body, Expr, Term } from '../ast.ts'

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
function bodiesIn(term: Term): readonly Expr[] {
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

/** The terms of an expression itself: not what `with` replaces, nor those in a body that it has. */
function termsOf(expr: Expr): readonly Term[] {
  const replacements = expr.with.map(({ value }) => value)
  switch (expr.kind) {
    case 'term':
      return [expr.term, ...replacements]
    case 'some':
      return replacements
    case 'some-in':
      return [...(expr.key === undefined ? [] : [expr.key]), expr.value, expr.domain, ...replacements]
    case 'every':
      return [expr.domain, ...replacements]
  }
}

/** The term, the terms it is made of, and those of all bodies in it: each before its parts. Without recursion. */
export function* everyTerm(terms: readonly Term[], body: Body = []): Generator<Term> {
  const open: (Term | Expr)[] = [...body.toReversed(), ...terms.toReversed()]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isExpr(next)) {
      if (next.kind === 'every') append(open, next.body.toReversed())
      append(open, termsOf(next).toReversed())
    } else {
      yield next
      append(open, bodiesIn(next).toReversed())
      append(open, partsOf(next).toReversed())
    }
  }
}

function isExpr(node: Term | Expr): node is Expr {
  return 'with' in node
}
