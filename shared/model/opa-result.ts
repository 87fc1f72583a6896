import type { JsonValue } from './json.ts'

const WORDS: ReadonlyMap<string, 'permit' | 'deny'> = new Map([
  ['true', 'permit'],
  ['allow', 'permit'],
  ['false', 'deny'],
  ['deny', 'deny'],
])

/** The members of a result that say whether access is given; the first that is there counts. */
export const DECIDING_MEMBERS = ['allow', 'allowed', 'permit', 'decision'] as const

/**
 * What the result of an OPA decision says: a boolean, one of the words true, false, allow and deny, or an object
 * with one of these under `allow`, `allowed`, `permit` or `decision`. An absent result is the undefined document,
 * which is neither false nor null; who asks OPA takes it for a refusal, so it is a deny, and whoever shows it says
 * why. Undefined: the result does not say it.
 */
export function outcomeOfResult(result: JsonValue | undefined): 'permit' | 'deny' | undefined {
  if (result === undefined) return 'deny'
  if (!isObject(result)) return outcomeOfScalar(result)
  const member = DECIDING_MEMBERS.find((name) => Object.hasOwn(result, name))
  return member === undefined ? undefined : outcomeOfScalar(result[member])
}

/** How an evaluation says that there is no result. */
export const DOCUMENT_UNDEFINED = 'the document is undefined'

function outcomeOfScalar(value: JsonValue | undefined): 'permit' | 'deny' | undefined {
  if (typeof value === 'boolean') return value ? 'permit' : 'deny'
  return typeof value === 'string' ? WORDS.get(value) : undefined
}

function isObject(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
