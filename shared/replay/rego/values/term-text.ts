import { numberText } from './number.ts'
import type { Value } from './value.ts'
import { isArray } from './value.ts'

/** The value as OPA prints a term: `{"a": [1, "b"]}`, `{1, 2}`, `set()`. */
export function termText(value: Value): string {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (typeof value === 'string') return quoted(value)
  if (isArray(value)) return `[${value.map(termText).join(', ')}]`
  switch (value.kind) {
    case 'number':
      return numberText(value)
    case 'set':
      return value.size === 0 ? 'set()' : `{${value.elements().map(termText).join(', ')}}`
    case 'object':
      return `{${value
        .entries()
        .map(([key, member]) => `${termText(key)}: ${termText(member)}`)
        .join(', ')}}`
  }
}

/** What Go's strconv.Quote does not write as it is: all but letters, marks, numbers, punctuation, symbols and the space. */
const ESCAPED = /["\\]|[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu

const SHORT: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\u{7}', '\\a'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\v', '\\v'],
])

const ESCAPED_FOR_ASCII = /["\\]|[^\u{20}-\u{7e}]/gu

/** As Go's strconv.Quote (`%q`), or QuoteToASCII. */
export function quoted(text: string, characters: 'unicode' | 'ascii' = 'unicode'): string {
  return `"${text.replaceAll(characters === 'ascii' ? ESCAPED_FOR_ASCII : ESCAPED, escapeOf)}"`
}

function escapeOf(character: string): string {
  const short = SHORT.get(character)
  if (short !== undefined) return short
  const code = character.codePointAt(0) ?? 0
  if (!character.isWellFormed()) return `\\x${(code & 0xff).toString(16).padStart(2, '0')}`
  if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).padStart(2, '0')}`
  return code < 0x1_0000
    ? `\\u${code.toString(16).padStart(4, '0')}`
    : `\\U${code.toString(16).padStart(8, '0')}`
}
