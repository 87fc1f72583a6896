import type { NameShape } from './feel/names.ts'
import type { FeelType } from './feel/type.ts'
import type { Boxed } from './boxed.ts'
import type { DecisionService, Place } from './model.ts'
import type { Required } from './model-set.ts'
import type { OuterName } from './names-in-scope.ts'
import type { DmnRefused } from './refusal.ts'

/** An element whose logic is read, and what it takes from others. */
export interface CompiledElement {
  readonly kind: 'decision' | 'knowledge'
  readonly id: string
  readonly name: string
  readonly place: Place
  /** Of a decision's value. */
  readonly type: FeelType
  readonly logic: Boxed | undefined
  readonly requires: readonly Requirement[]
  /** Names that its logic takes from outside. */
  readonly outer: readonly OuterName[]
  /**
   * Of `outer`, by normal name: those that no part of the model defines, and so are looked up in the request, with
   * the type of the column that reads them.
   */
  readonly undeclared: ReadonlyMap<string, FeelType>
  readonly shape: NameShape | null
  /** Why it is not evaluated. */
  readonly refusal: DmnRefused | undefined
}

/** What is in scope by a requirement: under its own name, or below the name of an import. */
export interface Requirement {
  readonly importName: string
  readonly required: Required
}

export interface CompiledInput {
  readonly name: string
  /** Throws DmnRefused where nothing defines it. */
  readonly type: () => FeelType
}

export interface CompiledService {
  readonly service: DecisionService
  readonly name: string
  readonly outputs: readonly Required[]
  readonly inputDecisions: readonly Required[]
  readonly inputs: readonly Required[]
}

/** The models of a version, read and checked. */
export interface CompiledModels {
  readonly elements: ReadonlyMap<Required['element'], CompiledElement>
  readonly inputs: ReadonlyMap<Required['element'], CompiledInput>
  readonly services: ReadonlyMap<Required['element'], CompiledService>
}
