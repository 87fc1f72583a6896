const DASH = 0x2d
const DOT = 0x2e

/**
 * The documents of a YAML text, each by itself: at the start of a line `---` ends a document and begins the next,
 * whatever stands around it (YAML 1.2.2, 9.1.2), and `...` ends one. Those that are empty or only comments are
 * left out.
 */
export function splitDocuments(bytes: Uint8Array): readonly Uint8Array[] {
  const documents: Uint8Array[] = []
  let from = 0
  const take = (to: number): void => {
    const part = bytes.subarray(from, to)
    if (saysSomething(part)) documents.push(part)
  }
  for (let line = 0; line < bytes.length; line = lineAfter(bytes, line)) {
    if (!isMarker(bytes, line)) continue
    take(line)
    from = line + 3
  }
  take(bytes.length)
  return documents
}

function isMarker(bytes: Uint8Array, at: number): boolean {
  const mark = bytes[at]
  if (mark !== DASH && mark !== DOT) return false
  return bytes[at + 1] === mark && bytes[at + 2] === mark && isBlank(bytes[at + 3])
}

function isBlank(byte: number | undefined): boolean {
  return byte === undefined || byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d
}

function lineAfter(bytes: Uint8Array, at: number): number {
  const end = bytes.indexOf(0x0a, at)
  return end < 0 ? bytes.length : end + 1
}

/** Whether some line is neither blank nor a comment. */
function saysSomething(part: Uint8Array): boolean {
  for (let line = 0; line < part.length; line = lineAfter(part, line)) {
    let at = line
    while (isBlank(part[at]) && part[at] !== 0x0a && at < part.length) at += 1
    if (at < part.length && part[at] !== 0x0a && part[at] !== 0x23) return true
  }
  return false
}
