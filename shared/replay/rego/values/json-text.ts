import { compareStrings } from './compare.ts'
import { numberText } from './number.ts'
import type { RegoObject, Value } from './value.ts'
import { isArray } from './value.ts'

/**
 * The value as JSON, in the bytes that OPA's `json.marshal` gives (Go's encoding/json): keys in the order of their
 * bytes, numbers as they are written, `<`, `>` and `&` escaped. Sets become arrays, keys that are no strings their own
 * JSON.
 */
export function jsonText(value: Value): string {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (typeof value === 'string') return jsonString(value)
  if (isArray(value)) return list(value)
  switch (value.kind) {
    case 'number':
      return numberText(value)
    case 'set':
      return list(value.elements())
    case 'object':
      return `{${jsonMembers(value)
        .map(([name, member]) => `${jsonString(name)}:${jsonText(member)}`)
        .join(',')}}`
  }
}

/** The members with their keys as JSON has them, sorted by bytes. Of two keys that become one the last stays. */
export function jsonMembers(object: RegoObject): readonly (readonly [string, Value])[] {
  const members = new Map<string, Value>()
  for (const [key, member] of object.entries())
    members.set(typeof key === 'string' ? key : jsonText(key), member)
  return [...members].sort(([a], [b]) => compareStrings(a, b))
}

/** What Go's encoding/json does not write as it is; a byte that is no UTF-8 (see bytes.ts) becomes `\ufffd`. */
const ESCAPED = /["\\\u{0}-\u{1f}<>&\u{2028}\u{2029}\u{d800}-\u{dfff}]/gu

const SHORT: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

export function jsonString(text: string): string {
  return `"${text.replaceAll(ESCAPED, escapeOf)}"`
}

function escapeOf(character: string): string {
  const short = SHORT.get(character)
  if (short !== undefined) return short
  const code = character.isWellFormed() ? character.charCodeAt(0) : 0xfffd
  return `\\u${code.toString(16).padStart(4, '0')}`
}

function list(values: readonly Value[]): string {
  return `[${values.map(jsonText).join(',')}]`
}
