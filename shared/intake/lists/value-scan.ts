const QUOTE = 0x22
const COMMA = 0x2c
const OPEN_LIST = 0x5b
const BACKSLASH = 0x5c
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

type Kind = 'brackets' | 'string' | 'scalar' | 'member'

/**
 * Looks for the end of one value of JSON in a text that comes in pieces. Nothing is parsed: an object or list ends with
 * the bracket that closes the first one, whatever its kind, a string with its quote, and all else before white space,
 * a comma, a quote or a bracket. So what is no JSON ends somewhere too, and is refused when it is read.
 */
export class ValueScan {
  #kind: Kind = 'scalar'
  #depth = 0
  #inString = false
  /** The next byte is one behind a backslash. */
  #escaped = false

  /** A value begins with this byte; `end` is then asked from it on, or of a scalar from the next. */
  beginValue(first: number | undefined): void {
    this.#begin(
      first === OPEN_OBJECT || first === OPEN_LIST ? 'brackets' : first === QUOTE ? 'string' : 'scalar',
    )
  }

  /** A member of an object begins: its key, and its value up to the comma or brace behind it. */
  beginMember(): void {
    this.#begin('member')
  }

  /**
   * Past the value's last byte, or undefined where it is not in `from`..`to`: asked again, it goes on, and `from` must
   * be what `to` was. Hostile: any depth, no recursion.
   */
  end(text: Uint8Array, from: number, to: number): number | undefined {
    return this.#kind === 'scalar' ? endOfScalar(text, from, to) : this.#endByBrackets(text, from, to)
  }

  #begin(kind: Kind): void {
    this.#kind = kind
    this.#depth = 0
    this.#inString = this.#escaped = false
  }

  #endByBrackets(text: Uint8Array, from: number, to: number): number | undefined {
    // The hottest loop of an import in lists: its state is in locals.
    let depth = this.#depth
    let inString = this.#inString
    const member = this.#kind === 'member'
    let at = this.#escaped && from < to ? from + 1 : from
    for (; at < to; at++) {
      const byte = text[at]
      if (inString) {
        if (byte === BACKSLASH) at++
        else if (byte === QUOTE) {
          inString = false
          if (this.#kind === 'string') return at + 1
        }
      } else if (byte === QUOTE) inString = true
      else if (byte === OPEN_OBJECT || byte === OPEN_LIST) depth++
      else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        if (depth === 0) return at
        depth--
        if (depth === 0 && !member) return at + 1
      } else if (byte === COMMA && depth === 0 && member) return at
    }
    if (from < to) this.#escaped = at > to
    this.#depth = depth
    this.#inString = inString
    return undefined
  }
}

function endOfScalar(text: Uint8Array, from: number, to: number): number | undefined {
  for (let at = from; at < to; at++) if (isBoundary(text[at])) return at
  return undefined
}

function isBoundary(byte: number | undefined): boolean {
  switch (byte) {
    case QUOTE:
    case COMMA:
    case OPEN_LIST:
    case CLOSE_LIST:
    case OPEN_OBJECT:
    case CLOSE_OBJECT:
      return true
    default:
      return isSpace(byte)
  }
}

/** White space of JSON. */
export function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}
