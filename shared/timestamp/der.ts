import { TimestampFault } from './timestamp-fault.ts'

/** One element of DER: its tag byte, its content, and all its bytes. Views, not copies. */
export interface DerElement {
  readonly tag: number
  readonly content: Uint8Array
  readonly whole: Uint8Array
}

const MAX_DEPTH = 32
const MAX_ELEMENTS = 10_000
const CONSTRUCTED = 0x20
const LONG_TAG = 0x1f

/**
 * Holds bytes to one element of DER (X.690) that fills them: definite and shortest lengths, short tags, at most 32
 * deep and 10,000 elements. The bytes are hostile, and the library that reads them next goes down by recursion; what
 * it unpacks of octet strings is bounded by its own limits. Throws TimestampFault.
 */
export function boundDer(bytes: Uint8Array, what: string): void {
  const waiting = [{ bytes, depth: 1 }]
  let elements = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.depth > MAX_DEPTH) throw new TimestampFault(`${what} is nested deeper than ${MAX_DEPTH}`)
    for (const { tag, content } of elementsOf(next.bytes, what)) {
      elements += 1
      if (elements > MAX_ELEMENTS) throw new TimestampFault(`${what} has more than ${MAX_ELEMENTS} elements`)
      if ((tag & CONSTRUCTED) !== 0) waiting.push({ bytes: content, depth: next.depth + 1 })
    }
  }
  oneElement(bytes, what)
}

/** The one element that fills the bytes. Throws TimestampFault. */
export function oneElement(bytes: Uint8Array, what: string): DerElement {
  const [first, ...others] = elementsOf(bytes, what)
  if (first === undefined || others.length > 0) throw new TimestampFault(`${what} is not one element of DER`)
  return first
}

/** The elements that stand one after the other in these bytes. Throws TimestampFault where they do not fill them. */
export function* elementsOf(bytes: Uint8Array, what: string): Generator<DerElement> {
  for (let at = 0; at < bytes.length;) {
    const { tag, start, end } = headAt(bytes, at, what)
    yield { tag, content: bytes.subarray(start, end), whole: bytes.subarray(at, end) }
    at = end
  }
}

function headAt(bytes: Uint8Array, at: number, what: string) {
  const tag = bytes[at] ?? 0
  if ((tag & LONG_TAG) === LONG_TAG) throw new TimestampFault(`${what} has a tag that nothing in it may have`)
  const first = bytes[at + 1] ?? 0x80
  const more = first < 0x80 ? 0 : first & 0x7f
  // 0x80 is an indefinite length, which DER does not have; four bytes would be beyond any bound.
  if (first >= 0x80 && (more === 0 || more > 3)) throw notDer(what)
  let length = first < 0x80 ? first : 0
  for (let byte = 0; byte < more; byte += 1) length = length * 256 + (bytes[at + 2 + byte] ?? 0)
  if (more > 0 && length < (more === 1 ? 0x80 : 256 ** (more - 1))) throw notDer(what)
  const start = at + 2 + more
  if (start + length > bytes.length) throw notDer(what)
  return { tag, start, end: start + length }
}

function notDer(what: string): TimestampFault {
  return new TimestampFault(`${what} is no whole DER: it is cut short, damaged, or in another encoding`)
}
