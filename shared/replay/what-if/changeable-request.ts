import type { JsonValue } from '../../model/json.ts'
import type { EngineRequest } from '../policy-engine.ts'

/** An attribute with another value, or without one: it is taken out. */
export interface Change {
  readonly name: string
  readonly value: JsonValue | undefined
}

export type ChangedRequest =
  | { readonly ok: true; readonly request: EngineRequest }
  /** In words: no request can be made so. */
  | { readonly ok: false; readonly why: string }

/** Where a request carries an attribute. */
export interface Carried {
  /** As reads of a policy may name it (CompiledPolicy.staticReads): none of them read proves that it is not. */
  readonly paths: readonly string[]
  /** The one place by which partial evaluation may be asked; undefined where there are several, or none of its kind. */
  readonly unknown: string | undefined
  /** It stands where reads do not tell of, too: in who asks for what. */
  readonly beyondReads: boolean
}

/** The request of a decision, and how it is with other attributes. */
export interface ChangeableRequest {
  /** As the decision is replayed. */
  readonly request: EngineRequest
  /** Undefined where the request does not carry the attribute; words where that cannot be told. */
  readonly carries: (name: string) => Carried | string | undefined
  readonly changed: (changes: readonly Change[]) => ChangedRequest
}
