import type { Place } from '../ast.ts'
import { objectOf } from '../values/object.ts'
import { setOf } from '../values/set.ts'
import type { Entry, Value } from '../values/value.ts'
import type { CoreBody, CoreLiteral, CoreStep, CoreTerm, CoreVar, Modifier } from './compiled.ts'
import { inPairs } from './expand.ts'
import type {
  Comprehension,
  ResolvedBody,
  ResolvedExpr,
  ResolvedTerm,
  ResolvedVar,
  ResolvedWith,
} from './resolved.ts'
import type { Variables } from './variables.ts'

/** Literals to be evaluated before the one at hand, and with which `with`. */
interface Before {
  readonly literals: CoreLiteral[]
  readonly with: readonly Modifier[]
  readonly at: Place
}

/**
 * Turns ordered bodies into what is evaluated: references and comprehensions are taken out of the terms they stand in,
 * so that each is worked out once and before. `equalities` says what `==` is: in rules it is a unification, so that a
 * reference which is undefined makes `not x.y == 1` hold; in queries it is the function.
 */
export class Lowering {
  readonly #variables: Variables
  readonly #equalities: 'unify' | 'call'

  constructor(variables: Variables, equalities: 'unify' | 'call') {
    this.#variables = variables
    this.#equalities = equalities
  }

  body(body: ResolvedBody): CoreBody {
    const literals: CoreLiteral[] = []
    for (const expr of body) this.#expr(expr, literals)
    return literals
  }

  /** A term that holds no reference and no comprehension. */
  pattern(term: ResolvedTerm): CoreTerm {
    return this.#inner(term, { literals: [], with: [], at: { from: 0, to: 0 } })
  }

  variable(variable: ResolvedVar): CoreVar {
    return { kind: 'var', slot: variable.id, name: this.#variables.nameOf(variable) }
  }

  #expr(expr: ResolvedExpr, literals: CoreLiteral[]): void {
    const { at } = expr
    const modifiers = expr.with.map((modifier) => this.#modifier(modifier))
    const step = this.#step(expr, { literals, with: modifiers, at })
    const negated: CoreStep = { kind: 'not', body: [{ ...step, with: [], at }] }
    literals.push({ ...(expr.negated ? negated : step), with: modifiers, at })
  }

  #step(expr: ResolvedExpr, before: Before): CoreStep {
    switch (expr.kind) {
      case 'unify':
        return { kind: 'unify', left: this.#outer(expr.left, before), right: this.#outer(expr.right, before) }
      case 'holds':
        return { kind: 'holds', term: this.#outer(expr.term, before) }
      case 'call':
        return this.#call(expr, before)
      case 'every':
        return {
          kind: 'every',
          key: expr.key === undefined ? undefined : this.variable(expr.key),
          value: this.variable(expr.value),
          domain: this.#inner(expr.domain, before),
          body: this.body(expr.body),
        }
    }
  }

  #call(expr: ResolvedExpr & { readonly kind: 'call' }, before: Before): CoreStep {
    const { callee, args, output } = expr
    const [left, right, ...more] = args
    if (
      this.#equalities === 'unify' &&
      callee.kind === 'builtin' &&
      callee.name === 'equal' &&
      left !== undefined &&
      right !== undefined &&
      more.length === 0
    )
      return { kind: 'unify', left: this.#outer(left, before), right: this.#outer(right, before) }
    const terms = args.map((arg) => this.#inner(arg, before))
    return {
      kind: 'call',
      callee,
      args: output ? terms.slice(0, -1) : terms,
      output: output ? terms.at(-1) : undefined,
    }
  }

  #modifier({ target, value }: ResolvedWith): Modifier {
    if (target.kind === 'call') {
      const by = value.kind === 'callee' ? value.callee : this.pattern(value)
      return { kind: 'call', callee: target.callee, by }
    }
    if (value.kind === 'callee') throw new TypeError('a document is replaced by a value')
    return { kind: target.kind, path: target.path, value: this.pattern(value) }
  }

  /** A term that may be a reference or a comprehension itself. */
  #outer(term: ResolvedTerm, before: Before): CoreTerm {
    if (term.kind === 'ref') return this.#reference(term, before)
    return term.kind === 'comprehension' ? this.#comprehension(term) : this.#inner(term, before)
  }

  /** A term that may be neither: it is given a variable. */
  #inner(term: ResolvedTerm, before: Before): CoreTerm {
    switch (term.kind) {
      case 'constant':
        return { kind: 'constant', value: term.value }
      case 'var':
        return this.variable(term)
      case 'array': {
        const items = term.items.map((item) => this.#inner(item, before))
        const values = constants(items)
        return values === undefined ? { kind: 'array', items } : { kind: 'constant', value: values }
      }
      case 'set': {
        const items = term.items.map((item) => this.#inner(item, before))
        const values = constants(items)
        return values === undefined ? { kind: 'set', items } : { kind: 'constant', value: setOf(values) }
      }
      case 'object': {
        const parts = term.entries.flat().map((part) => this.#inner(part, before))
        const values = constants(parts)
        return values === undefined
          ? { kind: 'object', entries: inPairs(parts) }
          : { kind: 'constant', value: objectOf(inPairs(values) as readonly Entry[]) }
      }
      case 'ref':
      case 'comprehension': {
        const variable = this.variable(this.#variables.fresh())
        const right = this.#outer(term, before)
        before.literals.push({ kind: 'unify', left: variable, right, with: before.with, at: before.at })
        return variable
      }
      case 'call':
        throw new TypeError('a call is taken out before')
    }
  }

  #reference(term: ResolvedTerm & { readonly kind: 'ref' }, before: Before): CoreTerm {
    const path = term.path.map((part) => this.#inner(part, before))
    if (typeof term.head === 'string') return { kind: term.head, path }
    const head = this.#inner(term.head, before)
    if (head.kind !== 'var') throw new TypeError('only a variable is looked into')
    return { kind: 'ref', head, path }
  }

  #comprehension({ of, key, item, body }: Comprehension): CoreTerm {
    const inside = this.body(body)
    if (of === 'object' && key !== undefined)
      return { kind: 'object-of', key: this.pattern(key), value: this.pattern(item), body: inside }
    return { kind: of === 'array' ? 'array-of' : 'set-of', item: this.pattern(item), body: inside }
  }
}

/** The values of terms that are all constants. */
function constants(terms: readonly CoreTerm[]): readonly Value[] | undefined {
  const values: Value[] = []
  for (const term of terms) {
    if (term.kind !== 'constant') return undefined
    values.push(term.value)
  }
  return values
}
