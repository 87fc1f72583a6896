import { append } from '../parse/append.ts'
import type { Comprehension, ResolvedBody, ResolvedExpr, ResolvedTerm, ResolvedWith } from './resolved.ts'
import { unify } from './resolved.ts'
import type { Variables } from './variables.ts'

/** Where an expression that was taken out of another came from. */
type From = Pick<ResolvedExpr, 'with' | 'at'>

interface Expanded {
  /** To be evaluated before the term, in this order. */
  readonly before: readonly ResolvedExpr[]
  readonly term: ResolvedTerm
}

/**
 * Takes calls out of the terms that they stand in: `f(g(x))` is `g(x, y); f(y)`. So does OPA, and it shows: what is taken
 * out of a negated expression stands before it and must be defined.
 */
export class Expander {
  readonly #variables: Variables

  constructor(variables: Variables) {
    this.#variables = variables
  }

  body(body: ResolvedBody): ResolvedBody {
    return body.flatMap((expr) => this.#expr(expr))
  }

  /**
   * A term of a head or of a comprehension: what is left of it holds neither call nor reference nor comprehension, and
   * `after` must be evaluated behind the body.
   */
  evaluated(
    term: ResolvedTerm,
    at: From['at'],
  ): { readonly after: ResolvedBody; readonly term: ResolvedTerm } {
    const from = { with: [], at }
    const { before, term: rest } = this.#term(term, from)
    if (!needsEvaluation(rest)) return { after: before, term: rest }
    const variable = this.#variables.fresh()
    return { after: [...before, unify(variable, rest, from)], term: variable }
  }

  #expr(expr: ResolvedExpr): readonly ResolvedExpr[] {
    const { before, modifiers } = this.#modifiers(expr)
    const from = { with: modifiers, at: expr.at }
    const { steps, rest } = this.#step(expr, from)
    return [...before, ...steps, { ...rest, with: modifiers }]
  }

  /** Values of `with` are worked out before, without it. */
  #modifiers(expr: ResolvedExpr): { before: readonly ResolvedExpr[]; modifiers: readonly ResolvedWith[] } {
    const before: ResolvedExpr[] = []
    const modifiers = expr.with.map((modifier): ResolvedWith => {
      if (modifier.value.kind === 'callee') return modifier
      const { after, term } = this.evaluated(modifier.value, modifier.at)
      append(before, after)
      return { ...modifier, value: term }
    })
    return { before, modifiers }
  }

  #step(expr: ResolvedExpr, from: From): { steps: readonly ResolvedExpr[]; rest: ResolvedExpr } {
    switch (expr.kind) {
      case 'unify': {
        const [left, right] = [this.#term(expr.left, from), this.#term(expr.right, from)]
        return {
          steps: [...left.before, ...right.before],
          rest: { ...expr, left: left.term, right: right.term },
        }
      }
      case 'holds': {
        const { before, term } = this.#term(expr.term, from)
        return { steps: before, rest: { ...expr, term } }
      }
      case 'call': {
        const { before, terms } = this.#terms(expr.args, from)
        return { steps: before, rest: { ...expr, args: terms } }
      }
      case 'every': {
        const variable = this.#variables.fresh()
        const { before, term } = this.#term(expr.domain, from)
        return {
          steps: [...before, unify(variable, term, from)],
          rest: { ...expr, domain: variable, body: this.body(expr.body) },
        }
      }
    }
  }

  #terms(
    terms: readonly ResolvedTerm[],
    from: From,
  ): { before: readonly ResolvedExpr[]; terms: readonly ResolvedTerm[] } {
    const expanded = terms.map((term) => this.#term(term, from))
    return { before: expanded.flatMap(({ before }) => before), terms: expanded.map(({ term }) => term) }
  }

  #term(term: ResolvedTerm, from: From): Expanded {
    switch (term.kind) {
      case 'constant':
      case 'var':
        return { before: [], term }
      case 'array':
      case 'set': {
        const { before, terms } = this.#terms(term.items, from)
        return { before, term: { kind: term.kind, items: terms } }
      }
      case 'object': {
        const { before, terms } = this.#terms(term.entries.flat(), from)
        return { before, term: { kind: 'object', entries: inPairs(terms) } }
      }
      case 'comprehension':
        return { before: [], term: this.#comprehension(term, from) }
      case 'call': {
        const { before, terms } = this.#terms(term.args, from)
        const output = this.#variables.fresh()
        const { callee, at } = term
        const call = { kind: 'call', callee, args: [...terms, output], output: true, negated: false } as const
        return { before: [...before, { ...call, with: from.with, at }], term: output }
      }
      case 'ref':
        return this.#reference(term, from)
    }
  }

  /** Only a variable or a root document is looked into: `[1, 2][i]` is `x = [1, 2]; x[i]`. */
  #reference(term: ResolvedTerm & { readonly kind: 'ref' }, from: From): Expanded {
    const { head } = term
    if (head === 'input' || head === 'data') {
      const { before, terms } = this.#terms(term.path, from)
      return { before, term: { ...term, path: terms } }
    }
    const inside = this.#term(head, from)
    const path = this.#terms(term.path, from)
    const before = [...inside.before, ...path.before]
    if (inside.term.kind === 'var')
      return { before, term: { kind: 'ref', head: inside.term, path: path.terms } }
    const variable = this.#variables.fresh()
    return {
      before: [...before, unify(variable, inside.term, from)],
      term: { kind: 'ref', head: variable, path: path.terms },
    }
  }

  #comprehension(term: Comprehension, { at }: From): Comprehension {
    const key = term.key === undefined ? undefined : this.evaluated(term.key, at)
    const item = this.evaluated(term.item, at)
    const body = [...this.body(term.body), ...(key?.after ?? []), ...item.after]
    return { ...term, key: key?.term, item: item.term, body }
  }
}

/** Whether a term holds a reference or a comprehension, and so is no pattern. */
function needsEvaluation(term: ResolvedTerm): boolean {
  switch (term.kind) {
    case 'constant':
    case 'var':
      return false
    case 'array':
    case 'set':
      return term.items.some(needsEvaluation)
    case 'object':
      return term.entries.some(([key, value]) => needsEvaluation(key) || needsEvaluation(value))
    case 'comprehension':
    case 'ref':
    case 'call':
      return true
  }
}

export function inPairs<Item>(items: readonly Item[]): readonly (readonly [Item, Item])[] {
  const pairs: (readonly [Item, Item])[] = []
  for (let at = 0; at + 1 < items.length; at += 2) pairs.push([items[at] as Item, items[at + 1] as Item])
  return pairs
}
