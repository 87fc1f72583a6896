/** A string token: its value and the index after its closing quote; or what is wrong, and where. */
export type StringToken =
  | { readonly ok: true; readonly value: string; readonly end: number }
  | {
      readonly ok: false
      readonly reason: 'not-json' | 'lone-surrogate'
      readonly problem: string
      readonly offset: number
    }

const SIMPLE_ESCAPES = new Map([
  [0x22, '"'],
  [0x5c, '\\'],
  [0x2f, '/'],
  [0x62, '\b'],
  [0x66, '\f'],
  [0x6e, '\n'],
  [0x72, '\r'],
  [0x74, '\t'],
])
const FOUR_HEX = /^[0-9A-Fa-f]{4}$/

/**
 * Reads the JSON string (RFC 8259 section 7) whose opening quote stands at `start`. Escapes that give half of
 * a surrogate pair are refused. Requires a well-formed text with `"` at `start`.
 */
export function readStringToken(text: string, start: number): StringToken {
  let value = ''
  let from = start + 1
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22) return { ok: true, value: value + text.slice(from, at), end: at + 1 }
    if (code < 0x20) return refused('not-json', 'a control character stands in a string unescaped', at)
    if (code === 0x5c) {
      const escape = readEscape(text, at)
      if (!escape.ok) return escape
      value += text.slice(from, at) + escape.value
      from = escape.end
      at = from - 1
    }
  }
  return refused('not-json', 'the text ends inside a string', text.length)
}

function readEscape(text: string, at: number): StringToken {
  const letter = text.charCodeAt(at + 1)
  const simple = SIMPLE_ESCAPES.get(letter)
  if (simple !== undefined) return { ok: true, value: simple, end: at + 2 }
  const unit = letter === 0x75 ? hexUnit(text, at + 2) : null
  if (unit === null) return refused('not-json', 'a string holds an escape that JSON does not have', at)
  if (unit < 0xd800 || unit > 0xdfff) return { ok: true, value: String.fromCharCode(unit), end: at + 6 }
  const low = unit < 0xdc00 && text.startsWith('\\u', at + 6) ? hexUnit(text, at + 8) : null
  if (low === null || low < 0xdc00 || low > 0xdfff) {
    return refused('lone-surrogate', `${text.slice(at, at + 6)} is half of a character`, at)
  }
  return { ok: true, value: String.fromCharCode(unit, low), end: at + 12 }
}

function hexUnit(text: string, at: number): number | null {
  const digits = text.slice(at, at + 4)
  return FOUR_HEX.test(digits) ? Number.parseInt(digits, 16) : null
}

function refused(reason: 'not-json' | 'lone-surrogate', problem: string, offset: number): StringToken {
  return { ok: false, reason, problem, offset }
}
