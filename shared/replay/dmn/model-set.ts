import type { Decision, DecisionService, InputData, KnowledgeModel, Model } from './model.ts'
import { DmnRefused } from './refusal.ts'

/** An element of a model that others may require. */
export type Required =
  | { readonly kind: 'input'; readonly element: InputData; readonly model: Model }
  | { readonly kind: 'decision'; readonly element: Decision; readonly model: Model }
  | { readonly kind: 'knowledge'; readonly element: KnowledgeModel; readonly model: Model }
  | { readonly kind: 'service'; readonly element: DecisionService; readonly model: Model }

/** The models of a version, which may import one another by their namespaces. */
export class ModelSet {
  readonly models: readonly Model[]
  readonly #all: readonly Required[]
  readonly #byReference = new Map<Model, ReadonlyMap<string, Required>>()
  readonly #byNamespace = new Map<string, Model>()

  /** Throws DmnRefused where two models have one namespace and one of them is imported. */
  constructor(models: readonly Model[]) {
    this.models = models
    this.#all = models.flatMap(elementsOf)
    const imported = new Set(models.flatMap(({ imports }) => imports.map(({ namespace }) => namespace)))
    for (const model of models) {
      if (imported.has(model.namespace) && this.#byNamespace.has(model.namespace))
        throw new DmnRefused(`two models have the namespace ${model.namespace}`)
      this.#byNamespace.set(model.namespace, model)
      this.#byReference.set(
        model,
        new Map(elementsOf(model).map((required) => [required.element.id, required])),
      )
    }
    for (const model of models)
      for (const { namespace } of model.imports)
        if (!this.#byNamespace.has(namespace))
          throw new DmnRefused(`${model.path} imports ${namespace}, which is in no file of this version`)
  }

  all(): readonly Required[] {
    return this.#all
  }

  /** What a reference of a model names: `#id`, `namespace#id`, or an id alone. Throws DmnRefused where it is not there. */
  required(model: Model, href: string): Required {
    const at = href.lastIndexOf('#')
    const [namespace, id] = at < 0 ? ['', href] : [href.slice(0, at), href.slice(at + 1)]
    const other = namespace === '' || namespace === model.namespace ? model : this.#byNamespace.get(namespace)
    const found = other === undefined ? undefined : this.#byReference.get(other)?.get(id)
    if (found === undefined) throw new DmnRefused(`${model.path} requires ${href}, which is not there`)
    return found
  }

  imported(namespace: string): Model | undefined {
    return this.#byNamespace.get(namespace)
  }

  /** The name by which one model imports another; `''` for its own elements. */
  importName(model: Model, other: Model): string {
    if (model === other) return ''
    const found = model.imports.find(({ namespace }) => namespace === other.namespace)
    if (found === undefined)
      throw new DmnRefused(`${model.path} requires ${other.namespace}, which it does not import`)
    return found.name
  }
}

function elementsOf(model: Model): readonly Required[] {
  return [
    ...model.inputs.map((element) => ({ kind: 'input' as const, element, model })),
    ...model.decisions.map((element) => ({ kind: 'decision' as const, element, model })),
    ...model.knowledge.map((element) => ({ kind: 'knowledge' as const, element, model })),
    ...model.services.map((element) => ({ kind: 'service' as const, element, model })),
  ]
}
