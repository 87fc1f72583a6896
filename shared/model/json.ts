import { z } from 'zod'

/**
 * An integer outside ±(2^53 - 1), kept by its digits: what `JSON.rawJSON(digits)` returns.
 * It survives JSON.stringify, not structuredClone: between threads it travels as text.
 */
export interface RawNumber {
  readonly rawJSON: string
}

/** A JSON value as read from evidence: never rounded, never re-ordered. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | RawNumber
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }

/** Any JSON value that is there. Depth and duplicate keys are bounded where the text is read. */
export const Json = z.custom<JsonValue>((value) => value !== undefined, 'a JSON value is missing')

/** A name: a string that is not empty. */
export const Name = z.string().min(1, 'a name is empty')

/** An optional field: `null` counts as absent. */
export function optional<T extends z.ZodType>(schema: T) {
  return schema.nullish().transform((value) => value ?? undefined)
}
