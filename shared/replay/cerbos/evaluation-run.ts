import { type CelMap, type CelValue, celList, celMap } from '@bufbuild/cel'
import type { JsonValue } from '../../model/json.ts'
import { CannotEvaluate, type CelOutcome, type Failure, isFailure } from '../cel/outcome.ts'
import type { Activation, CelRun } from '../cel/run.ts'
import { throughVariable } from './branded-lists.ts'
import type { Parameters } from './conditions.ts'
import type { Expression } from './expressions.ts'
import type { CerbosRequest } from './request.ts'
import { cerbosMap, cerbosValue, requestValue } from './values.ts'

/** An expression that failed: it does not hold, and the policy goes on without it. */
export interface Failed {
  /** The rule that it stands in, or is used by. */
  readonly rule: string
  readonly expression: string
  readonly failure: Failure
}

/** Evaluates the expressions of one request: each variable once, when it is first needed. */
export class EvaluationRun {
  readonly failures: Failed[] = []
  readonly run: CelRun
  readonly #request: CerbosRequest
  readonly #views = new Map<'all' | 'set', CelMap>()
  readonly #variables = new Map<string, Variables>()
  #effectiveRoles: readonly string[] | undefined

  constructor(request: CerbosRequest, run: CelRun) {
    this.#request = request
    this.run = run
  }

  /** What `runtime.effectiveDerivedRoles` is before `effectiveRoles` is set. */
  rolesBefore: () => readonly string[] = () => []

  /** Evaluates for the same request, and remembers for itself. */
  apart(): EvaluationRun {
    return new EvaluationRun(this.#request, this.run)
  }

  /** What `runtime.effectiveDerivedRoles` is from now on, sorted. */
  set effectiveRoles(roles: readonly string[]) {
    this.#effectiveRoles = roles
  }

  /** Whether an expression comes to true. Throws CannotEvaluate. */
  holds(expression: Expression, parameters: Parameters, rule: string): boolean {
    return this.#valueOf(expression, this.variablesFor(parameters), rule) === true
  }

  /**
   * The variables of a policy. Cerbos evaluates them when the policy is first reached, with the derived roles that
   * are effective then; so they are remembered from then on.
   */
  variablesFor(parameters: Parameters): Variables {
    const known = this.#variables.get(parameters.key)
    if (known !== undefined) return known
    const variables = new Variables(parameters, this.#effectiveRoles)
    this.#variables.set(parameters.key, variables)
    return variables
  }

  #valueOf(expression: Expression, variables: Variables, rule: string): CelOutcome {
    return this.#evaluate(expression, variables, this.#effectiveRoles, rule)
  }

  #evaluate(expression: Expression, variables: Variables, roles: EffectiveRoles, rule: string): CelOutcome {
    const view = expression.asksForParts ? 'set' : 'all'
    const activation: Activation = { get: (name) => this.#named(name, { view, variables, roles, rule }) }
    const outcome = expression.cel.evaluate(activation, this.run)
    if (!isFailure(outcome)) return outcome
    if (view === 'set' && outcome.kind === 'missing')
      throw new CannotEvaluate(`has() of a part of the request, beside a read of it: ${outcome.message}`)
    this.failures.push({ rule, expression: expression.text, failure: outcome })
    return outcome
  }

  #named(name: string, at: Asked): CelOutcome | undefined {
    switch (name) {
      case 'request':
        return this.#view(at.view)
      case 'P':
        return this.#view(at.view).get('principal')
      case 'R':
        return this.#view(at.view).get('resource')
      case 'runtime':
        return runtimeValue(at.roles ?? this.rolesBefore())
      case 'C':
      case 'constants':
        return constantsValue(at.variables.parameters.constants)
      case 'V':
      case 'variables':
        return celMap(new LazyMap((variable) => this.#variable(variable, at)))
      case 'G':
      case 'globals':
        return this.#globals()
      default:
        return undefined
    }
  }

  #variable(name: string, { variables, rule }: Asked): CelValue | undefined {
    const known = variables.known.get(name)
    const expression = variables.parameters.variables.get(name)
    if (known !== undefined || expression === undefined) return isFailure(known) ? undefined : known
    const outcome = this.#evaluate(expression, variables, variables.effectiveRoles, rule)
    const value = isFailure(outcome) ? outcome : throughVariable(outcome)
    variables.known.set(name, value)
    return isFailure(value) ? undefined : value
  }

  #globals(): CelOutcome {
    if (this.#request.globals === undefined)
      throw new CannotEvaluate("globals are read, which only the PDP's configuration tells")
    return cerbosMap(this.#request.globals)
  }

  #view(parts: 'all' | 'set'): CelMap {
    const known = this.#views.get(parts)
    if (known !== undefined) return known
    const view = requestValue(this.#request, parts)
    this.#views.set(parts, view)
    return view
  }
}

interface Asked {
  readonly view: 'all' | 'set'
  readonly variables: Variables
  readonly roles: EffectiveRoles
  readonly rule: string
}

/** The variables of a policy in one evaluation. */
class Variables {
  readonly parameters: Parameters
  /** Derived roles that were effective when the policy was reached. */
  readonly effectiveRoles: EffectiveRoles
  readonly known = new Map<string, CelOutcome>()

  constructor(parameters: Parameters, effectiveRoles: EffectiveRoles) {
    this.parameters = parameters
    this.effectiveRoles = effectiveRoles
  }
}

type EffectiveRoles = readonly string[] | undefined

function runtimeValue(roles: readonly string[]): CelMap {
  const list = celList([...roles])
  return celMap(
    new Map([
      ['effectiveDerivedRoles', list],
      ['effective_derived_roles', list],
    ]),
  )
}

function constantsValue(constants: ReadonlyMap<string, JsonValue>): CelMap {
  return celMap(
    new LazyMap((name) => {
      const value = constants.get(name)
      return value === undefined ? undefined : cerbosValue(value)
    }),
  )
}

/** A map of which only single keys are asked for. */
class LazyMap extends Map<string, CelValue> {
  readonly #valueOf: (name: string) => CelValue | undefined

  constructor(valueOf: (name: string) => CelValue | undefined) {
    super()
    this.#valueOf = valueOf
  }

  override get(name: string): CelValue | undefined {
    return this.#valueOf(name)
  }
}
