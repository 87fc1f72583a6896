import type { Body, CallTerm, Expr, Term, TemplatePart, VarTerm } from '../ast.ts'
import { numberOfText } from '../values/number.ts'
import type { Value } from '../values/value.ts'
import type { Callee } from './compiled.ts'
import type { Context } from './context.ts'
import { declaredIn } from './declared-names.ts'
import type { ResolvedBody, ResolvedExpr, ResolvedRef, ResolvedTerm } from './resolved.ts'
import type { Variables } from './variables.ts'

/** Resolves the names in terms: to variables, to paths below root documents, to functions. */
export abstract class TermResolver {
  protected readonly context: Context
  protected readonly variables: Variables

  constructor(context: Context, variables: Variables) {
    this.context = context
    this.variables = variables
  }

  protected abstract body(body: Body): ResolvedBody
  protected abstract modifiersOf(expr: Expr): ResolvedExpr['with']

  term(term: Term): ResolvedTerm {
    switch (term.kind) {
      case 'null':
      case 'boolean':
      case 'number':
      case 'string':
        return { kind: 'constant', value: scalarOf(term) }
      case 'var':
        return this.name(term)
      case 'ref':
        return this.#reference(term)
      case 'array':
      case 'set':
        return { kind: term.kind, items: term.items.map((item) => this.term(item)) }
      case 'object':
        return {
          kind: 'object',
          entries: term.entries.map(([key, value]) => [this.term(key), this.term(value)] as const),
        }
      case 'array-comprehension':
      case 'set-comprehension':
      case 'object-comprehension':
        return this.#comprehension(term)
      case 'call':
        return this.#metadata(term) ?? this.call(term)
      case 'template':
        return this.#template(term.parts, term.at)
    }
  }

  /** A variable; or what a rule, an import or a root document is called. */
  protected name(term: VarTerm): ResolvedTerm {
    const global = this.globalNamed(term.name)
    return global ?? this.variables.named(term.name, term.at)
  }

  /** What a name stands for that is no variable here. */
  protected globalNamed(name: string): ResolvedRef | undefined {
    if (this.variables.shadows(name)) return undefined
    const global = this.context.globals.get(name)
    if (global !== undefined) return { kind: 'ref', head: global.root, path: global.path.map(constant) }
    return name === 'input' || name === 'data' ? { kind: 'ref', head: name, path: [] } : undefined
  }

  #reference({ head, path }: Term & { readonly kind: 'ref' }): ResolvedTerm {
    const resolved = this.term(head)
    const parts = path.map((part) => this.term(part))
    return head.kind === 'var' && resolved.kind === 'ref'
      ? { ...resolved, path: [...resolved.path, ...parts] }
      : { kind: 'ref', head: resolved, path: parts }
  }

  #comprehension(
    term: Term & { readonly kind: 'array-comprehension' | 'set-comprehension' | 'object-comprehension' },
  ): ResolvedTerm {
    return this.variables.scoped(declaredIn(term.body), () => {
      const body = this.body(term.body)
      const [key, item] =
        term.kind === 'object-comprehension'
          ? [this.term(term.key), this.term(term.value)]
          : [undefined, this.term(term.term)]
      return { kind: 'comprehension', of: KIND_OF[term.kind], key, item, body, variables: 'open' }
    })
  }

  call(term: CallTerm): ResolvedTerm & { readonly kind: 'call' } {
    const callee = this.calleeOf(term)
    return { kind: 'call', callee, args: term.args.map((arg) => this.term(arg)), at: term.at }
  }

  protected calleeOf({ operator, infix, at }: CallTerm): Callee {
    const [first, ...rest] = operator.map(({ name }) => name)
    if (first === undefined) throw this.context.refused('rego_type_error', 'a call without a name', at)
    const written = [first, ...rest].join('.')
    if (this.variables.isDeclared(first)) {
      if (infix) return { kind: 'builtin', name: written }
      throw this.context.refused('rego_compile_error', `called function ${written} shadowed`, at)
    }
    const global = this.globalNamed(first)
    if (global === undefined) return { kind: 'builtin', name: written }
    if (infix)
      throw this.context.refused(
        'rego_type_error',
        `the operator that stands for ${written} is not evaluated where a rule or an import has that name`,
        at,
      )
    const path = namesOf([...global.path, ...rest.map(constant)])
    if (global.head !== 'data' || path === undefined)
      throw this.context.refused('rego_type_error', `undefined function ${written}`, at)
    return { kind: 'function', path }
  }

  /** Annotations are known before anything is asked. */
  #metadata(term: CallTerm): ResolvedTerm | undefined {
    const name = term.operator.map((part) => part.name).join('.')
    if (term.args.length > 0 || !name.startsWith('rego.metadata.')) return undefined
    const callee = this.calleeOf(term)
    const value = callee.kind === 'builtin' ? this.context.annotations(callee.name) : undefined
    return value === undefined ? undefined : constant(value)
  }

  /** `$"a {x}"` is a call with a list of texts and sets: a set of none is a part that is undefined. */
  #template(parts: readonly TemplatePart[], at: Term['at']): ResolvedTerm {
    const items = parts.map((part): ResolvedTerm => {
      if (part.kind === 'text') return constant(part.text)
      const { expr } = part
      if (expr.kind !== 'term')
        throw this.context.refused('rego_compile_error', 'a template holds terms', expr.at)
      if (isScalar(expr.term) && expr.with.length === 0) return this.term(expr.term)
      const item = this.variables.fresh()
      const right = this.term(expr.term)
      const captured = {
        kind: 'unify',
        left: item,
        right,
        negated: false,
        with: this.modifiersOf(expr),
        at,
      } as const
      return { kind: 'comprehension', of: 'set', key: undefined, item, body: [captured], variables: 'closed' }
    })
    const list = items.length === 0 ? [constant('')] : items
    return {
      kind: 'call',
      callee: { kind: 'builtin', name: 'internal.template_string' },
      args: [{ kind: 'array', items: list }],
      at,
    }
  }
}

const KIND_OF = {
  'array-comprehension': 'array',
  'set-comprehension': 'set',
  'object-comprehension': 'object',
} as const

function constant(value: Value): ResolvedTerm & { readonly kind: 'constant' } {
  return { kind: 'constant', value }
}

/** The strings that all parts of a path are; undefined where one is something else. */
function namesOf(path: readonly ResolvedTerm[]): readonly string[] | undefined {
  const names: string[] = []
  for (const part of path) {
    if (part.kind !== 'constant' || typeof part.value !== 'string') return undefined
    names.push(part.value)
  }
  return names
}

function isScalar({ kind }: Term): boolean {
  return kind === 'null' || kind === 'boolean' || kind === 'number' || kind === 'string'
}

function scalarOf(term: Term & { readonly kind: 'null' | 'boolean' | 'number' | 'string' }): Value {
  switch (term.kind) {
    case 'null':
      return null
    case 'boolean':
    case 'string':
      return term.value
    case 'number':
      return numberOfText(term.text)
  }
}
