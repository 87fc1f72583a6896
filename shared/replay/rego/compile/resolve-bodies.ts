import type { Body, Expr, Term, With } from '../ast.ts'
import type { Value } from '../values/value.ts'
import { notThere } from './messages.ts'
import { assignment, boundByPattern, declaredIn, namesIn, unification } from './declared-names.ts'
import { TermResolver } from './resolve-terms.ts'
import type { ResolvedBody, ResolvedExpr, ResolvedTerm, ResolvedVar, ResolvedWith } from './resolved.ts'

/** What names in `with` mean. */
export interface Callables {
  isFunction(path: readonly string[]): boolean
  /** Whether the path goes on below a rule. */
  isInsideRule(path: readonly string[]): boolean
  isBuiltin(name: string): boolean
}

/** Resolves bodies: declarations, in the order in which they stand, and what `some`, `every` and `with` mean. */
export class BodyResolver extends TermResolver {
  readonly #callables: Callables

  constructor(context: TermResolver['context'], variables: TermResolver['variables'], callables: Callables) {
    super(context, variables)
    this.#callables = callables
  }

  override body(body: Body): ResolvedBody {
    return body.flatMap((expr) => this.#expr(expr))
  }

  #expr(expr: Expr): readonly ResolvedExpr[] {
    switch (expr.kind) {
      case 'term':
        return this.#isPrint(expr.term) ? [] : [this.#plain(expr)]
      case 'some':
        for (const { name, at } of expr.names) this.#declare(name, at)
        return []
      case 'some-in':
        return [this.#someIn(expr)]
      case 'every':
        return [this.#every(expr)]
    }
  }

  /** Servers do not print: such calls are left out before anything is held against anything. */
  #isPrint(term: Term): boolean {
    if (term.kind !== 'call' || term.operator.length !== 1 || term.operator[0]?.name !== 'print') return false
    if (this.variables.isDeclared('print') || this.globalNamed('print') !== undefined) return false
    for (const arg of term.args) this.term(arg)
    return true
  }

  #declare(name: string, at: Expr['at'], how: 'declared' | 'assigned' = 'declared'): ResolvedVar {
    if ((name === 'input' || name === 'data') && this.context.version === 'v1')
      throw this.context.refused('rego_compile_error', `variables must not shadow ${name}`, at)
    return this.variables.declare(name, how, at)
  }

  #plain(expr: Expr & { readonly kind: 'term' }): ResolvedExpr {
    const { term, negated, at } = expr
    if (term.kind === 'call') {
      const callee = this.calleeOf(term)
      const [assigned, sides] = callee.kind === 'builtin' ? [assignment(term), unification(term)] : []
      if (assigned !== undefined) return this.#assign(expr, assigned)
      if (sides !== undefined) {
        const [left, right] = [this.term(sides[0]), this.term(sides[1])]
        return { kind: 'unify', left, right, negated, with: this.modifiersOf(expr), at }
      }
    }
    const resolved = this.term(term)
    if (resolved.kind === 'call') {
      const { callee, args } = resolved
      return { kind: 'call', callee, args, output: false, negated, with: this.modifiersOf(expr), at }
    }
    return { kind: 'holds', term: resolved, negated, with: this.modifiersOf(expr), at }
  }

  #assign(expr: Expr & { readonly kind: 'term' }, [target, value]: readonly [Term, Term]): ResolvedExpr {
    const { negated, at } = expr
    if (negated)
      throw this.context.refused('rego_compile_error', 'cannot assign vars inside negated expression', at)
    const right = this.term(value)
    const modifiers = this.modifiersOf(expr)
    return { kind: 'unify', left: this.#target(target), right, negated, with: modifiers, at }
  }

  #target(term: Term): ResolvedTerm {
    switch (term.kind) {
      case 'var':
        return this.#declare(term.name, term.at, 'assigned')
      case 'array':
        return { kind: 'array', items: term.items.map((item) => this.#target(item)) }
      case 'object':
        return {
          kind: 'object',
          entries: term.entries.map(([key, value]) => [this.term(key), this.#target(value)] as const),
        }
      default:
        throw this.context.refused('rego_compile_error', `cannot assign to ${term.kind}`, term.at)
    }
  }

  /** `some k, v in xs` is `v = xs[k]`, its variables declared but for those that stand in `xs`. */
  #someIn(expr: Expr & { readonly kind: 'some-in' }): ResolvedExpr {
    const { key, value, domain, at } = expr
    const outside = namesIn(domain)
    const declared = new Set([...(key === undefined ? [] : boundByPattern(key)), ...boundByPattern(value)])
    const container = this.term(domain)
    for (const name of declared) {
      if (outside.has(name)) continue
      this.#declare(name, at)
      this.variables.named(name, at)
    }
    const index = key === undefined ? this.variables.fresh() : this.term(key)
    const right: ResolvedTerm =
      container.kind === 'ref'
        ? { ...container, path: [...container.path, index] }
        : { kind: 'ref', head: container, path: [index] }
    return { kind: 'unify', left: this.term(value), right, negated: false, with: this.modifiersOf(expr), at }
  }

  #every(expr: Expr & { readonly kind: 'every' }): ResolvedExpr {
    const domain = this.term(expr.domain)
    const inside = this.variables.scoped(declaredIn(expr.body), () => {
      const key = expr.key === undefined ? undefined : this.#declare(expr.key.name, expr.key.at)
      const value = this.#declare(expr.value.name, expr.value.at)
      return { key, value, body: this.body(expr.body) }
    })
    return { kind: 'every', domain, ...inside, negated: false, with: this.modifiersOf(expr), at: expr.at }
  }

  override modifiersOf(expr: Expr): readonly ResolvedWith[] {
    return expr.with.map((modifier) => this.#modifier(modifier))
  }

  #modifier({ target, value, at }: With): ResolvedWith {
    const [head, path] = target.kind === 'ref' ? [target.head, target.path] : [target, []]
    const name = head.kind === 'var' ? head.name : ''
    const names = [name, ...path.map((part) => (part.kind === 'string' ? part.value : ''))]
    // A root document is meant even where a variable has its name.
    const root =
      name === 'input' || name === 'data' ? ({ head: name, path: [] } as const) : this.globalNamed(name)
    if (root === undefined) {
      const callee = { kind: 'builtin', name: names.join('.') } as const
      if (this.variables.isDeclared(name) || !this.#callables.isBuiltin(callee.name))
        throw this.context.refused('rego_type_error', notThere(callee.name), at)
      return { target: { kind: 'call', callee }, value: this.#replacement(value), at }
    }
    const below = [...root.path, ...path.map((part) => this.term(part))].map((part) =>
      this.#constantPart(part, at),
    )
    if (root.head === 'input') return { target: { kind: 'input', path: below }, value: this.term(value), at }
    const strings = below.filter((part) => typeof part === 'string')
    if (strings.length === below.length && this.#callables.isFunction(strings))
      return {
        target: { kind: 'call', callee: { kind: 'function', path: strings } },
        value: this.#replacement(value),
        at,
      }
    if (this.#callables.isInsideRule(strings))
      throw this.context.refused(
        'rego_compile_error',
        'with keyword cannot partially replace virtual documents',
        at,
      )
    return { target: { kind: 'data', path: below }, value: this.term(value), at }
  }

  #constantPart(part: ResolvedTerm, at: With['at']): Value {
    if (part.kind === 'constant') return part.value
    throw this.context.refused('rego_compile_error', 'with keyword target must be a path of constants', at)
  }

  /** What stands in a function's place: another function, by its name, or a value. */
  #replacement(value: Term): ResolvedWith['value'] {
    const names = nameOf(value)
    const [first = ''] = names ?? []
    if (names === undefined || this.variables.isDeclared(first)) return this.term(value)
    const global = this.globalNamed(first)
    if (global === undefined) {
      const name = names.join('.')
      return this.#callables.isBuiltin(name)
        ? { kind: 'callee', callee: { kind: 'builtin', name } }
        : this.term(value)
    }
    const term = this.term(value)
    const path = term.kind === 'ref' && term.head === 'data' ? term.path : []
    const strings = path.flatMap((part) =>
      part.kind === 'constant' && typeof part.value === 'string' ? [part.value] : [],
    )
    return strings.length === path.length && path.length > 0 && this.#callables.isFunction(strings)
      ? { kind: 'callee', callee: { kind: 'function', path: strings } }
      : term
  }
}

function nameOf(term: Term): readonly string[] | undefined {
  if (term.kind === 'var') return [term.name]
  if (term.kind !== 'ref' || term.head.kind !== 'var') return undefined
  const parts = term.path.flatMap((part) => (part.kind === 'string' ? [part.value] : []))
  return parts.length === term.path.length ? [term.head.name, ...parts] : undefined
}
