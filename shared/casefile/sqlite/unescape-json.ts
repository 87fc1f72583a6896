const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|(["\\/bfnrt]))/g
const SHORT = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])

/** A text with its JSON escapes decoded, and where each of its characters begins in the text as written. */
export interface Unescaped {
  readonly text: string
  /** Offset in the written text of the character at an offset of `text`. Requires 0 <= at <= text.length. */
  readonly written: (at: number) => number
}

/** Decodes the escapes of RFC 8259 section 7 wherever they stand; what is no escape stays. Linear. */
export function unescapeJson(line: string): Unescaped {
  const parts: string[] = []
  const starts: number[] = []
  const writtenStarts: number[] = []
  let length = 0
  let from = 0
  const add = (part: string, at: number) => {
    parts.push(part)
    starts.push(length)
    writtenStarts.push(at)
    length += part.length
  }
  for (const match of line.matchAll(ESCAPE)) {
    const [escape, hex, short] = match
    if (match.index > from) add(line.slice(from, match.index), from)
    add(
      hex === undefined
        ? (SHORT.get(short ?? '') ?? short ?? '')
        : String.fromCharCode(Number.parseInt(hex, 16)),
      match.index,
    )
    from = match.index + escape.length
  }
  add(line.slice(from), from)
  return {
    text: parts.join(''),
    written: (at) => {
      const part = starts.findLastIndex((start) => start <= at)
      return (writtenStarts[part] ?? 0) + at - (starts[part] ?? 0)
    },
  }
}
