import { normalName } from './feel/names.ts'
import { functionOf } from './feel/functions.ts'
import type { Binding, Run, Scope } from './feel/run.ts'
import { constant } from './feel/run.ts'
import type { Parameter } from './feel/syntax.ts'
import { ANY, type FeelType } from './feel/type.ts'
import { context, type Feel } from './feel/value.ts'
import type { Boxed } from './boxed.ts'
import type { CompiledElement, CompiledModels, CompiledService, Requirement } from './compiled.ts'
import { evaluateBoxed } from './evaluate-boxed.ts'
import { typed } from './evaluating.ts'
import type { Required } from './model-set.ts'
import { Trace } from './trace.ts'

type Element = Required['element']

/** Where inputs come from: by their names, and told of each read. */
export interface Inputs {
  value(name: string, type: FeelType): Feel
  read(name: string, below: readonly string[]): void
}

/** One evaluation of the graph of decisions: each is evaluated at most once, when it is first asked for. */
export class DecisionGraph {
  readonly #models: CompiledModels
  readonly #inputs: Inputs
  readonly #run: Run
  /** Values that are given, and not worked out. */
  readonly #given: ReadonlyMap<Element, Feel>
  readonly #known = new Map<Element, Feel>()
  #trace = new Trace()

  constructor(
    models: CompiledModels,
    inputs: Inputs,
    run: Run,
    given: ReadonlyMap<Element, Feel> = new Map(),
  ) {
    this.#models = models
    this.#inputs = inputs
    this.#run = run
    this.#given = given
  }

  /** Of the logic of the decision that was asked for last. */
  get trace(): Trace {
    return this.#trace
  }

  /** The value of a decision or a service; its own logic's trace stands afterwards. */
  value(required: Required): Feel {
    switch (required.kind) {
      case 'decision':
        return this.#decision(required.element)
      case 'input':
        return this.#input(required.element)
      case 'knowledge':
        return this.#knowledge(required.element)
      case 'service':
        return this.#serviceFunction(required.element)
    }
  }

  /** What a service gives, asked with values for what it takes. */
  service(element: Element, given: ReadonlyMap<Element, Feel>): Feel {
    const service = this.#models.services.get(element)
    if (service === undefined) return null
    const graph = new DecisionGraph(this.#models, this.#inputs, this.#run, given)
    const values = service.outputs.map((output) => [output.element.name, graph.value(output)] as const)
    this.#trace = graph.trace
    return values.length === 1 ? (values[0]?.[1] ?? null) : context(values)
  }

  #decision(element: Element): Feel {
    const known = this.#given.get(element) ?? this.#known.get(element)
    if (known !== undefined || this.#given.has(element) || this.#known.has(element)) return known ?? null
    const compiled = this.#models.elements.get(element)
    if (compiled === undefined) return null
    if (compiled.refusal !== undefined) throw compiled.refusal
    this.#trace = new Trace()
    const value = this.#run.deeper(() => this.#logicOf(compiled))
    this.#known.set(element, value)
    return value
  }

  #logicOf(compiled: CompiledElement): Feel {
    const { logic, type } = compiled
    return logic === undefined ? null : typed(this.#evaluate(logic, this.#scope(compiled)), type, this.#run)
  }

  #evaluate(logic: Boxed, scope: Scope): Feel {
    return evaluateBoxed(logic, scope, { run: this.#run, trace: () => this.#trace })
  }

  #input(element: Element): Feel {
    return this.#given.has(element)
      ? (this.#given.get(element) ?? null)
      : this.#inputs.value(element.name, this.#models.inputs.get(element)?.type() ?? ANY)
  }

  #knowledge(element: Element): Feel {
    const compiled = this.#models.elements.get(element)
    if (compiled?.refusal !== undefined) throw compiled.refusal
    const logic = compiled?.logic
    if (compiled === undefined || logic?.kind !== 'function') return null
    const { body } = logic
    return functionOf(compiled.name, logic.parameters, this.#run, (parameters) => {
      if (body === undefined) return null
      const outer = this.#scope(compiled)
      return this.#evaluate(body, { find: (name) => parameters.get(name) ?? outer.find(name) })
    })
  }

  #serviceFunction(element: Element): Feel {
    const service = this.#models.services.get(element)
    if (service === undefined) return null
    const taken = [...service.inputs, ...service.inputDecisions]
    return functionOf(service.name, this.#parametersOf(service), this.#run, (parameters) => {
      const before = this.#trace
      const given = new Map(taken.map((each) => [each.element, valueOf(parameters, each)]))
      const value = this.service(element, given)
      this.#trace = before
      return value
    })
  }

  #parametersOf({ inputs, inputDecisions }: CompiledService): readonly Parameter[] {
    return [...inputs, ...inputDecisions].map(({ element, kind }) => {
      const type =
        kind === 'input' ? this.#models.inputs.get(element)?.type() : this.#models.elements.get(element)?.type
      return { name: normalName(element.name), type: type ?? ANY }
    })
  }

  #scope(compiled: CompiledElement): Scope {
    const names = new Map<string, Binding>()
    if (compiled.kind === 'knowledge')
      for (const [element, each] of this.#models.elements)
        if (each === compiled) names.set(normalName(compiled.name), { value: () => this.#knowledge(element) })
    for (const { importName, required } of compiled.requires)
      if (importName === '') names.set(normalName(required.element.name), this.#binding(required))
    for (const importName of new Set(compiled.requires.map((each) => each.importName)))
      if (importName !== '') names.set(normalName(importName), this.#imported(compiled.requires, importName))
    const { undeclared } = compiled
    return { find: (name) => names.get(name) ?? this.#undeclared(name, undeclared.get(name)) }
  }

  #binding(required: Required): Binding {
    const isInput = required.kind === 'input' && !this.#given.has(required.element)
    return {
      value: () => this.#aside(() => this.value(required)),
      onRead: isInput ? (below) => this.#inputs.read(required.element.name, below) : undefined,
    }
  }

  /** What an import makes known, as a context under its name. */
  #imported(requires: readonly Requirement[], importName: string): Binding {
    const bindings = requires
      .filter((each) => each.importName === importName)
      .map(({ required }) => [required.element.name, this.#binding(required)] as const)
    return {
      value: () => context(bindings.map(([name, { value }]) => [name, value()])),
      onRead: () => {
        for (const [, { onRead }] of bindings) onRead?.([])
      },
    }
  }

  #undeclared(name: string, type: FeelType | undefined): Binding | undefined {
    if (type === undefined) return undefined
    return {
      value: () => this.#inputs.value(name, type),
      onRead: (below) => this.#inputs.read(name, below),
    }
  }

  /** What is required is evaluated beside the trace of what requires it. */
  #aside(work: () => Feel): Feel {
    const before = this.#trace
    const value = work()
    this.#trace = before
    return value
  }
}

function valueOf(parameters: ReadonlyMap<string, Binding>, { element }: Required): Feel {
  return (parameters.get(normalName(element.name)) ?? constant(null)).value()
}
