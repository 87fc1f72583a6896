import { testsHold } from './feel/evaluate.ts'
import { type NameShape, nameShape, normalName } from './feel/names.ts'
import { readUnaryTests } from './feel/parse.ts'
import type { Types } from './feel/parse-type.ts'
import { FeelRefused } from './feel/refused.ts'
import { constant, Run, type Scope } from './feel/run.ts'
import { ANY, builtInType, type FeelType } from './feel/type.ts'
import type { Feel } from './feel/value.ts'
import type { ItemDefinition, Model, Text } from './model.ts'
import type { ModelSet } from './model-set.ts'
import { DmnRefused, inElement } from './refusal.ts'

const EMPTY: Scope = { find: () => undefined }
/** Types that tools write and DMN does not know: all are numbers. */
const NUMBERS = ['integer', 'long', 'double', 'decimal', 'int']
/** Deeper shapes tell nothing that their parts do not. */
const SHAPE_DEPTH = 8
/** More names for one type are taken to go in a circle. */
const MOST_ALIASES = 1000

/** The types of a model, those that it imports by `import.type`. */
export class ItemTypes {
  readonly #model: Model
  readonly #defined = new Map<string, FeelType>()

  constructor(model: Model, set: ModelSet, ofOthers: (model: Model) => ItemTypes) {
    this.#model = model
    for (const { name, namespace } of model.imports) {
      const other = set.imported(namespace)
      for (const item of other?.items ?? [])
        this.#define(importedName(name, item.name), () => ofOthers(other ?? model).named(item.name))
    }
    for (const item of model.items)
      this.#defined.set(
        normalName(item.name),
        this.#lazily(item.name, () => this.#typeOf(item)),
      )
  }

  /** Looks a type up by its normal name. */
  readonly types: Types = (name) => this.#defined.get(name)

  /** The type that a reference names; `undefined` is any. Throws DmnRefused where nothing defines it. */
  named(typeRef: string | undefined): FeelType {
    if (typeRef === undefined || typeRef === '') return ANY
    const name = this.#localName(typeRef)
    const type = this.#defined.get(normalName(name)) ?? builtInType(name) ?? numberType(name)
    if (type === undefined)
      throw new DmnRefused(`${this.#model.path}: the type ${typeRef}, which nothing defines`)
    return checked(type)
  }

  #define(name: string, resolve: () => FeelType): void {
    this.#defined.set(normalName(name), this.#lazily(name, resolve))
  }

  #lazily(name: string, resolve: () => FeelType): FeelType {
    let resolved: FeelType | undefined
    let resolving = false
    const once = (): FeelType => {
      if (resolved !== undefined) return resolved
      if (resolving) throw new DmnRefused(`${this.#model.path}: the type ${name}, which is itself`)
      resolving = true
      resolved = resolve()
      resolving = false
      return resolved
    }
    return { kind: 'named', name, resolve: once }
  }

  /** Names of DMN 1.1 have prefixes of XML, `feel:string`. */
  #localName(typeRef: string): string {
    const at = typeRef.indexOf(':')
    if (at < 0) return typeRef
    const uri = this.#model.prefixes.get(typeRef.slice(0, at))
    const local = typeRef.slice(at + 1)
    if (uri === undefined || /\/FEEL\/?/i.test(uri) || uri === this.#model.namespace) return local
    const other = this.#model.imports.find(({ namespace }) => namespace === uri)
    return other === undefined ? typeRef : importedName(other.name, local)
  }

  #typeOf(item: ItemDefinition): FeelType {
    const base = this.#constrained(this.#baseOf(item), item.allowedValues, item)
    const whole: FeelType = item.isCollection ? { kind: 'list', item: base } : base
    return this.#constrained(whole, item.typeConstraint, item)
  }

  /** Types of components are looked up when they are used: one may be the type that it is a part of. */
  #baseOf(item: ItemDefinition): FeelType {
    if (item.isFunction) return { kind: 'function', signed: false }
    if (item.components.length === 0) return this.#reference(item.typeRef)
    const entries = item.components.map((component) => [component.name, this.#typeOf(component)] as const)
    return { kind: 'context', entries: new Map(entries) }
  }

  #reference(typeRef: string | undefined): FeelType {
    if (typeRef === undefined) return ANY
    const name = this.#localName(typeRef)
    return this.#defined.get(normalName(name)) ?? this.named(typeRef)
  }

  #constrained(base: FeelType, values: Text | undefined, item: ItemDefinition): FeelType {
    if (values === undefined) return base
    const tests = inElement(`the type ${item.name}`, values, () =>
      readUnaryTests(values.text, { names: {}, types: this.types }),
    )
    const noClock = (): never => {
      throw new FeelRefused('a clock, read by allowed values')
    }
    const allows = (value: Feel) => testsHold(tests, constant(value), EMPTY, new Run(noClock)) === true
    return { kind: 'constrained', base, allows }
  }
}

/** The names below a name of a type, for the reader of FEEL. */
export function shapeOf(type: FeelType, depth = SHAPE_DEPTH): NameShape | null {
  if (depth === 0) return null
  switch (type.kind) {
    case 'named':
      return shapeOf(type.resolve(), depth - 1)
    case 'constrained':
      return shapeOf(type.base, depth)
    case 'list':
      return shapeOf(type.item, depth)
    case 'context':
      return nameShape([...type.entries].map(([name, of]) => [name, shapeOf(of, depth - 1)]))
    default:
      return null
  }
}

function importedName(name: string, local: string): string {
  return name === '' ? local : `${name}.${local}`
}

function numberType(name: string): FeelType | undefined {
  return NUMBERS.includes(name) ? { kind: 'scalar', name: 'number' } : undefined
}

/** A type that is defined, and not by itself alone. */
function checked(type: FeelType): FeelType {
  let base = type
  for (let steps = 0; base.kind === 'named' || base.kind === 'constrained'; steps += 1) {
    if (steps > MOST_ALIASES) throw new DmnRefused('a type that is defined by itself')
    base = base.kind === 'named' ? base.resolve() : base.base
  }
  return type
}
