const FLUSH_CHARS = 1 << 16
const encoder = new TextEncoder()

/** Pieces of text as UTF-8, gathered to blocks so that a short line does not cost a write of its own. */
export async function* textChunks(
  pieces: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<Uint8Array> {
  let gathered = ''
  for await (const piece of pieces) {
    gathered += piece
    if (gathered.length < FLUSH_CHARS) continue
    yield encoder.encode(gathered)
    gathered = ''
  }
  if (gathered !== '') yield encoder.encode(gathered)
}

/** NDJSON: one JSON text a line. */
export async function* ndjson<T>(
  values: AsyncIterable<T>,
  toText: (value: T) => string,
): AsyncGenerator<string> {
  for await (const value of values) yield `${toText(value)}\n`
}

/** A JSON document that people open: two spaces, a newline at the end. */
export function jsonDocument(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
