import { numberKey } from './number.ts'
import type { Value } from './value.ts'
import { isArray } from './value.ts'

/** Keys of what is no string begin with it; a string that does so itself is set apart by one more. */
const MARK = '\u{0}'

/**
 * A text that two values share if they are the same, and only then: what sets, objects and memos find values by. Of a
 * string it is, nearly always, the string.
 */
export function keyOf(value: Value): string {
  if (typeof value === 'string') return value.startsWith(MARK) ? `${MARK}s${value}` : value
  if (value === null) return `${MARK}n`
  if (typeof value === 'boolean') return value ? `${MARK}t` : `${MARK}f`
  if (isArray(value)) return `${MARK}[${joined(value.map(keyOf))}`
  switch (value.kind) {
    case 'number':
      return MARK + numberKey(value)
    case 'object':
      return `${MARK}{${joined(value.entries().flat().map(keyOf))}`
    case 'set':
      return `${MARK}(${joined(value.elements().map(keyOf))}`
  }
}

/** Each with its length before it, so that no two lists have one text. */
function joined(keys: readonly string[]): string {
  return keys.map((key) => `${key.length}:${key}`).join('')
}
