import type { JsonValue } from '../../model/json.ts'

/** What a definition's text says, or what is wrong with it, in words and with the place. */
export type DocumentReading =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly problem: string }
