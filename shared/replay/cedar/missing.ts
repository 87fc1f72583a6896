/**
 * How Cedar 4 says that something it was led to is not there: an attribute of a record or an entity, a tag
 * of an entity, an entity. Anchored at the start: what a request brings along stands later in a message.
 */
const MISSING = [
  /^record does not have the attribute `/,
  /^`[^]*` does not have the (?:attribute|tag) `/,
  /^entity `[^]*` does not exist$/,
] as const

/** Whether an error of a rule says that an attribute, a tag or an entity is missing. */
export function saysMissing(message: string): boolean {
  return MISSING.some((form) => form.test(message))
}
