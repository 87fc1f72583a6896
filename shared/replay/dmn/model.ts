import type { Composite } from './composite.ts'

/** What DMN files say, before anything in them is understood as FEEL. */

export interface Model {
  readonly path: string
  readonly name: string
  readonly namespace: string
  /** Prefixes of XML namespaces, which DMN 1.1 uses in names of types. */
  readonly prefixes: ReadonlyMap<string, string>
  readonly imports: readonly Import[]
  readonly items: readonly ItemDefinition[]
  readonly inputs: readonly InputData[]
  readonly decisions: readonly Decision[]
  readonly knowledge: readonly KnowledgeModel[]
  readonly services: readonly DecisionService[]
}

export interface Import {
  readonly name: string
  readonly namespace: string
}

export interface Place {
  readonly path: string
  readonly from: number
  readonly to: number
}

interface Element {
  readonly id: string
  readonly name: string
  readonly place: Place
}

export interface Text {
  readonly text: string
  readonly path: string
  /** Where the element stands. */
  readonly at: number
  /** Where the text begins in the file, if it stands there just so. */
  readonly textAt: number | undefined
}

export interface ItemDefinition {
  readonly name: string
  readonly place: Place
  readonly typeRef: string | undefined
  readonly components: readonly ItemDefinition[]
  readonly isFunction: boolean
  readonly isCollection: boolean
  /** Of each element of a collection. */
  readonly allowedValues: Text | undefined
  /** Of the whole. */
  readonly typeConstraint: Text | undefined
}

export interface InputData extends Element {
  readonly typeRef: string | undefined
}

export interface Decision extends Element {
  readonly typeRef: string | undefined
  /** Of what it requires: `#id`, or `namespace#id`. */
  readonly requiredInputs: readonly string[]
  readonly requiredDecisions: readonly string[]
  readonly requiredKnowledge: readonly string[]
  readonly logic: Logic | undefined
}

export interface KnowledgeModel extends Element {
  readonly requiredKnowledge: readonly string[]
  readonly function: FunctionLogic | undefined
}

export interface DecisionService extends Element {
  readonly outputs: readonly string[]
  readonly encapsulated: readonly string[]
  readonly inputDecisions: readonly string[]
  readonly inputs: readonly string[]
}

/** A boxed expression (DMN 1.5, 10.2). `typeRef` is of its value. */
export type Logic = (
  | { readonly kind: 'literal'; readonly text: Text }
  | DecisionTable
  | FunctionLogic
  | Composite<LogicParts>
) & { readonly typeRef: string | undefined }

interface LogicParts {
  readonly part: Logic
  readonly entry: Entry
}

export interface FunctionLogic {
  readonly kind: 'function'
  readonly parameters: readonly { readonly name: string; readonly typeRef: string | undefined }[]
  readonly body: Logic | undefined
  readonly typeRef: string | undefined
}

/** `name` undefined: the result of the context. `logic` undefined: null. */
export interface Entry {
  readonly name: string | undefined
  readonly typeRef: string | undefined
  readonly logic: Logic | undefined
}

export const HIT_POLICIES = [
  'UNIQUE',
  'FIRST',
  'PRIORITY',
  'ANY',
  'COLLECT',
  'RULE ORDER',
  'OUTPUT ORDER',
] as const
export type HitPolicy = (typeof HIT_POLICIES)[number]

export const AGGREGATIONS = ['SUM', 'COUNT', 'MIN', 'MAX'] as const
export type Aggregation = (typeof AGGREGATIONS)[number]

export interface DecisionTable {
  readonly kind: 'table'
  readonly id: string | undefined
  readonly hitPolicy: HitPolicy
  readonly aggregation: Aggregation | undefined
  readonly inputs: readonly TableInput[]
  readonly outputs: readonly TableOutput[]
  readonly rules: readonly TableRule[]
  readonly typeRef: string | undefined
  readonly place: Place
}

export interface TableInput {
  readonly expression: Text
  readonly typeRef: string | undefined
  readonly values: Text | undefined
}

export interface TableOutput {
  readonly name: string | undefined
  readonly typeRef: string | undefined
  readonly values: Text | undefined
  readonly default: Text | undefined
}

export interface TableRule {
  readonly id: string | undefined
  readonly inputs: readonly Text[]
  readonly outputs: readonly Text[]
  readonly place: Place
}
