import type { Else, Module, Place, Rule, Term, VarTerm } from '../ast.ts'
import { positionAt } from '../parse/lines.ts'
import type { Branch, CompiledRule, CoreTerm } from './compiled.ts'
import type { Context } from './context.ts'
import { argumentVariables, declaredIn } from './declared-names.ts'
import { Expander } from './expand.ts'
import { dynamicFrom, type Heads } from './heads.ts'
import { Lowering } from './lower.ts'
import { BodyResolver } from './resolve-bodies.ts'
import { idOf } from './rule-id.ts'
import type { ResolvedBody, ResolvedTerm } from './resolved.ts'
import { orderedBody } from './safety.ts'
import { checkCalls, orderingOf } from './checks.ts'
import { bodyVariables, variablesOf } from './term-variables.ts'
import type { Variables } from './variables.ts'

/** A rule made ready. Throws RegoRefused. */
export function compileRule(rule: Rule, module: Module, context: Context, heads: Heads): CompiledRule {
  if (rule.name === 'input' || rule.name === 'data')
    throw context.refused('rego_compile_error', `rules must not shadow ${rule.name}`, rule.nameAt)
  return new RuleCompiler(rule, module, context, heads).compiled()
}

type Written = Pick<Else, 'value' | 'body' | 'at'>

/** What is left of a head once its arguments are resolved; the same for all branches. */
interface Arguments {
  readonly terms: readonly ResolvedTerm[]
  /** Of arguments that must be worked out: `f($"{x}")`. */
  readonly after: ResolvedBody
}

class RuleCompiler {
  readonly #rule: Rule
  readonly #module: Module
  readonly #context: Context
  readonly #heads: Heads
  readonly #variables: Variables
  readonly #resolver: BodyResolver
  readonly #expander: Expander
  readonly #lowering: Lowering

  constructor(rule: Rule, module: Module, context: Context, heads: Heads) {
    this.#rule = rule
    this.#module = module
    this.#context = context
    this.#heads = heads
    this.#variables = context.newVariables()
    this.#resolver = new BodyResolver(context, this.#variables, heads)
    this.#expander = new Expander(this.#variables)
    this.#lowering = new Lowering(this.#variables, 'unify')
  }

  compiled(): CompiledRule {
    const rule = this.#rule
    const dynamic = dynamicFrom(rule.path)
    const names = [rule.name, ...rule.path.slice(0, dynamic).flatMap((part) => stringOf(part))]
    const path = [...this.#module.package, ...names]
    const variables = (rule.args ?? []).flatMap(argumentVariables)
    const declared = new Set(variables.map(({ name }) => name))
    return this.#variables.scoped(declared, () => {
      for (const variable of variables) this.#declareArgument(variable)
      const args = this.#arguments()
      let keys: readonly CoreTerm[] = []
      const branches = [rule, ...rule.otherwise].map((written, index): Omit<Branch, 'slots'> => {
        const branch = this.#branch(written, args, index === 0 ? rule.path.slice(dynamic) : [])
        if (index === 0) ({ keys } = branch)
        return { body: branch.body, value: branch.value, line: this.#lineOf(written.at), at: written.at }
      })
      const slots = this.#variables.count
      const [first, ...others] = branches.map((branch) => ({ ...branch, slots }))
      if (first === undefined) throw new TypeError('a rule has a branch')
      return {
        path,
        id: idOf(path),
        keys,
        kind: rule.kind,
        args: args.terms.map((arg) => this.#lowering.pattern(arg)),
        branches: [first, ...others],
        isDefault: rule.isDefault,
        module: this.#module.path,
        line: this.#lineOf(rule.at),
        at: rule.at,
        regoVersion: this.#module.version,
      }
    })
  }

  #lineOf({ from }: Place): number {
    return positionAt(this.#module.lineStarts, from).line
  }

  #declareArgument({ name, at }: VarTerm): void {
    if (name === 'input' || name === 'data')
      throw this.#context.refused('rego_compile_error', `args must not shadow ${name}`, at)
    this.#variables.declare(name, 'argument', at)
  }

  #arguments(): Arguments {
    const after: ResolvedBody[] = []
    const terms = (this.#rule.args ?? []).map((arg) => {
      if (arg.kind === 'call')
        throw this.#context.refused('rego_compile_error', 'rule arguments cannot contain calls', arg.at)
      const evaluated = this.#expander.evaluated(this.#resolver.term(arg), arg.at)
      after.push(evaluated.after)
      return evaluated.term
    })
    return { terms, after: after.flat() }
  }

  #branch(
    { body = [], value, at }: Written,
    args: Arguments,
    keyTerms: readonly Term[],
  ): Pick<Branch, 'body' | 'value'> & Pick<CompiledRule, 'keys'> {
    return this.#variables.branch(declaredIn(body), () => {
      const resolved = this.#resolver.body(body)
      const head = [...keyTerms, value].map((term) => this.#resolver.term(term))
      const evaluated = head.map((term) => this.#expander.evaluated(term, at))
      const expanded = [
        ...this.#expander.body(resolved),
        ...args.after,
        ...evaluated.flatMap(({ after }) => after),
      ]
      checkCalls(expanded, this.#heads, this.#context)
      const ordered = this.#ordered(
        expanded,
        args.terms,
        at,
        evaluated.map(({ term }) => term),
      )
      const coreBody = this.#lowering.body(ordered)
      const terms = evaluated.map(({ term }) => this.#lowering.pattern(term))
      const coreValue = terms.pop()
      if (coreValue === undefined) throw new TypeError('a rule has a value')
      return { body: coreBody, value: coreValue, keys: terms }
    })
  }

  #ordered(
    body: ResolvedBody,
    args: readonly ResolvedTerm[],
    at: Place,
    head: readonly ResolvedTerm[],
  ): ResolvedBody {
    const ordering = orderingOf(this.#variables, this.#heads, this.#context)
    const given = new Set<number>()
    for (const arg of args) variablesOf(arg, given)
    const known = bodyVariables(body, new Set(given))
    for (const term of head)
      for (const id of variablesOf(term)) if (!known.has(id)) throw ordering.unsafe(id, at)
    return orderedBody(body, given, ordering)
  }
}

function stringOf(part: Term): readonly string[] {
  return part.kind === 'string' ? [part.value] : []
}
