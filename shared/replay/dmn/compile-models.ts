import { type NameShape, nameShape, normalName } from './feel/names.ts'
import { ANY, type FeelType } from './feel/type.ts'
import { type Boxed, boxedWithin } from './boxed.ts'
import type {
  CompiledElement,
  CompiledInput,
  CompiledModels,
  CompiledService,
  Requirement,
} from './compiled.ts'
import { compileFunction, compileLogic, shapeOfBoxed } from './compile-logic.ts'
import type { LogicReading } from './logic-reading.ts'
import { ItemTypes, shapeOf } from './item-types.ts'
import type { Model } from './model.ts'
import type { ModelSet, Required } from './model-set.ts'
import { NamesInScope, type OuterName } from './names-in-scope.ts'
import { DmnRefused } from './refusal.ts'

/**
 * Reads all logic of the models, each element after those that it requires. Elements that require themselves, use
 * names that they may not, or hold what is not evaluated are refused, each by itself.
 */
export function compileModels(set: ModelSet): CompiledModels {
  return new Compiler(set).compiled()
}

type ElementReading = Pick<CompiledElement, 'requires' | 'logic' | 'type' | 'shape' | 'outer'>

const NOTHING_READ = {
  requires: [],
  logic: undefined,
  type: ANY,
  shape: null,
  outer: [],
  undeclared: new Map<string, FeelType>(),
} as const

class Compiler {
  readonly #set: ModelSet
  readonly #types: ReadonlyMap<Model, ItemTypes>
  readonly #elements = new Map<Required['element'], CompiledElement>()
  readonly #inputs = new Map<Required['element'], CompiledInput>()
  readonly #services = new Map<Required['element'], CompiledService>()
  /** Normal names of all that the models define. */
  readonly #defined: ReadonlySet<string>
  readonly #open = new Set<Required['element']>()

  constructor(set: ModelSet) {
    this.#set = set
    this.#defined = new Set(set.all().map(({ element }) => normalName(element.name)))
    const types = new Map<Model, ItemTypes>()
    const typesOf = (model: Model) => types.get(model) ?? new ItemTypes(model, set, typesOf)
    for (const model of set.models) types.set(model, new ItemTypes(model, set, typesOf))
    this.#types = types
  }

  compiled(): CompiledModels {
    for (const required of this.#set.all()) this.#compile(required)
    return { elements: this.#elements, inputs: this.#inputs, services: this.#services }
  }

  #compile(required: Required): void {
    switch (required.kind) {
      case 'input':
        this.#inputs.set(required.element, {
          name: required.element.name,
          type: () => this.#typesOf(required.model).named(required.element.typeRef),
        })
        return
      case 'decision':
        return this.#decision(required)
      case 'knowledge':
        return this.#knowledge(required)
      case 'service':
        return this.#service(required)
    }
  }

  #decision(required: Extract<Required, { kind: 'decision' }>): void {
    const { element, model } = required
    if (this.#elements.has(element)) return
    if (this.#open.has(element)) throw refusal(required, 'requires itself, through others or at once')
    this.#open.add(element)
    this.#finish(required, () => {
      const requires = this.#requirements(required, [
        ...element.requiredInputs,
        ...element.requiredDecisions,
        ...element.requiredKnowledge,
      ])
      for (const each of requires) if (each.required.kind === 'decision') this.#compile(each.required)
      const reading = this.#reading(required, requires)
      const logic = element.logic === undefined ? undefined : compileLogic(element.logic, reading)
      const type = this.#typesOf(model).named(element.typeRef)
      const shape = shapeOf(type) ?? (logic === undefined ? null : shapeOfBoxed(logic))
      return { requires, logic, type, shape, outer: reading.names.outerNames() }
    })
    this.#open.delete(element)
  }

  #knowledge(required: Extract<Required, { kind: 'knowledge' }>): void {
    const { element } = required
    this.#finish(required, () => {
      const requires = this.#requirements(required, element.requiredKnowledge)
      const reading = this.#reading(required, requires)
      const logic = element.function === undefined ? undefined : compileFunction(element.function, reading)
      return { requires, logic, type: ANY, shape: null, outer: reading.names.outerNames() }
    })
  }

  #service(required: Extract<Required, { kind: 'service' }>): void {
    const { element, model } = required
    const all = (hrefs: readonly string[]) => hrefs.map((href) => this.#set.required(model, href))
    this.#services.set(element, {
      service: element,
      name: element.name,
      outputs: all(element.outputs),
      inputDecisions: all(element.inputDecisions),
      inputs: all(element.inputs),
    })
  }

  /** What is refused of one element leaves the others as they are. */
  #finish(required: Extract<Required, { kind: 'decision' | 'knowledge' }>, read: () => ElementReading): void {
    const { element, kind } = required
    const { id, name, place } = element
    try {
      const { requires, outer, ...rest } = read()
      const names = this.#undeclared(required, requires, outer)
      const undeclared = new Map([...names].map((each) => [each, columnType(rest.logic, each)]))
      this.#elements.set(element, {
        kind,
        id,
        name,
        place,
        requires,
        outer,
        undeclared,
        refusal: undefined,
        ...rest,
      })
    } catch (error) {
      if (!(error instanceof DmnRefused)) throw error
      this.#elements.set(element, { ...NOTHING_READ, kind, id, name, place, refusal: error })
    }
  }

  #requirements({ model }: Required, hrefs: readonly string[]): readonly Requirement[] {
    return hrefs.map((href) => {
      const required = this.#set.required(model, href)
      return { required, importName: this.#set.importName(model, required.model) }
    })
  }

  #reading(required: Required, requires: readonly Requirement[]): LogicReading {
    let tables = 0
    return {
      owner: required.element.name,
      names: new NamesInScope(this.#shapes(required, requires)),
      types: this.#typesOf(required.model),
      nextTable: () => {
        tables += 1
        return tables
      },
    }
  }

  /** Names in scope, those of imports below the import's name. A knowledge model sees itself. */
  #shapes(required: Required, requires: readonly Requirement[]): ReadonlyMap<string, NameShape | null> {
    const shapes = new Map<string, NameShape | null>()
    if (required.kind === 'knowledge') shapes.set(required.element.name, null)
    for (const importName of new Set(requires.map((each) => each.importName))) {
      const ofImport = requires.filter((each) => each.importName === importName)
      const below = ofImport.map(
        (each) => [each.required.element.name, this.#shapeOf(each.required)] as const,
      )
      if (importName === '') for (const [name, shape] of below) shapes.set(name, shape)
      else shapes.set(importName, nameShape(below))
    }
    return shapes
  }

  #shapeOf(required: Required): NameShape | null {
    if (required.kind === 'decision') return this.#elements.get(required.element)?.shape ?? null
    if (required.kind !== 'input') return null
    return shapeOf(this.#typesOf(required.model).named(required.element.typeRef))
  }

  /** Names that are looked up in the request, since nothing defines them. */
  #undeclared(
    required: Required,
    requires: readonly Requirement[],
    outer: readonly OuterName[],
  ): ReadonlySet<string> {
    const given = new Set(requires.map((each) => normalName(each.importName || each.required.element.name)))
    if (required.kind === 'knowledge') given.add(normalName(required.element.name))
    const defined = this.#defined
    const undeclared = new Set<string>()
    for (const { name, inFilter, text } of outer) {
      if (given.has(name)) continue
      if (!inFilter && defined.has(name))
        throw refusal(required, `reads ${name}, which it does not require`, text.at)
      if (!inFilter && required.kind === 'knowledge')
        throw refusal(required, `reads ${name}, which is none of its parameters`, text.at)
      if (!defined.has(name)) undeclared.add(name)
    }
    return undeclared
  }

  #typesOf(model: Model): ItemTypes {
    const types = this.#types.get(model)
    if (types === undefined) throw new DmnRefused(`${model.path} is none of the models`)
    return types
  }
}

/** The type that the columns for a name declare; any where they do not, or differ. */
function columnType(logic: Boxed | undefined, name: string): FeelType {
  const tables = logic === undefined ? [] : boxedWithin(logic).filter((boxed) => boxed.kind === 'table')
  const columns = tables.flatMap(({ inputs }) =>
    inputs.filter(({ expression }) => expression.kind === 'name' && expression.name === name),
  )
  const [first, ...rest] = columns.map(({ type }) => type)
  const kind = (type: FeelType) => (type.kind === 'scalar' ? type.name : type)
  return first !== undefined && rest.every((type) => kind(type) === kind(first)) ? first : ANY
}

function refusal({ element, model }: Required, detail: string, at = element.place.from): DmnRefused {
  return new DmnRefused(`${model.path}: ${element.name} ${detail}`, { path: model.path, at })
}
