import { bytesOfString } from '../values/bytes.ts'
import { quoted } from '../values/term-text.ts'
import type { Verb } from './go-verb.ts'
import { padded, paddedText } from './go-verb.ts'

/** A string of Go. `isDebug` is `%#v`. Undefined: the verb does not take one. */
export function formatString(text: string, verb: Verb, isDebug: boolean): string | undefined {
  switch (verb.letter) {
    case 'v':
      return isDebug
        ? paddedText(quoted(shortened(text, verb)), verb)
        : paddedText(shortened(text, verb), verb)
    case 's':
      return paddedText(shortened(text, verb), verb)
    case 'q':
      return paddedText(quotedText(shortened(text, verb), verb), verb)
    case 'x':
    case 'X':
      return hex(text, verb)
    default:
      return undefined
  }
}

function shortened(text: string, verb: Verb): string {
  return verb.precision === undefined ? text : Array.from(text).slice(0, verb.precision).join('')
}

/** The flag `#` asks for backquotes, where there is nothing that would need an escape in quotes. */
function quotedText(text: string, verb: Verb): string {
  if (verb.sharp && !/[\u{0}-\u{8}\u{a}-\u{1f}\u{7f}`\u{feff}]/u.test(text)) return `\`${text}\``
  return quoted(text, verb.plus ? 'ascii' : 'unicode')
}

/** Two digits a byte; the flag ` ` parts them, the flag `#` puts `0x` before the first, or before each. */
function hex(text: string, verb: Verb): string {
  const bytes = bytesOfString(text).subarray(0, verb.precision)
  const pairs = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
  const cased = verb.letter === 'X' ? pairs.map((pair) => pair.toUpperCase()) : pairs
  const prefix = verb.sharp ? `0${verb.letter}` : ''
  if (cased.length === 0) return padded('', { ...verb, minus: false })
  const joined = verb.space ? cased.map((pair) => prefix + pair).join(' ') : prefix + cased.join('')
  return padded(joined, verb)
}
