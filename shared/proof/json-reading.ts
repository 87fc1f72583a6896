import type { JsonValue } from '../model/json.ts'

/** Why a text is not taken as JSON. */
export type JsonRefusalReason =
  | 'not-json'
  | 'duplicate-key'
  | 'number-out-of-range'
  | 'lone-surrogate'
  | 'too-deep'

export interface JsonRefusal {
  readonly ok: false
  readonly reason: JsonRefusalReason
  /** What and where, in words, with the offset and the path (JSON Pointer, RFC 6901). Bounded in length. */
  readonly detail: string
  /** Where, in UTF-16 code units from the start of the text. */
  readonly offset: number
}

export type JsonReading = { readonly ok: true; readonly value: JsonValue } | JsonRefusal
