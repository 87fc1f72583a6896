/** The data is no deflate stream, or ends within one, or goes on behind it. */
export class NotDeflated extends Error {
  override readonly name = 'NotDeflated'
}

/** A piece of this size comes to four MiB at most: a reader that stops early has not been flooded. */
const PIECE = 4096

/**
 * Raw deflate (RFC 1951) undone as it comes, by the stream that Node and browsers share. Throws NotDeflated, and
 * whatever `data` throws.
 */
export async function* inflateRaw(data: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new DecompressionStream('deflate-raw')
  const reader = readable.getReader()
  const feeding = feed(data, writable.getWriter())
  try {
    for (;;) {
      const next = await reader.read()
      if (next.done) break
      yield next.value
    }
  } catch (error) {
    const { ofData } = await feeding
    throw ofData === undefined ? new NotDeflated('it is no deflate stream', { cause: error }) : ofData.error
  } finally {
    // Rejects with what made the stream fail, which was thrown above; of a stream that ended it does nothing.
    await reader.cancel().catch(() => {})
    await feeding
  }
}

/** Never rejects: what went wrong with the data is told, and what went wrong with the stream its reader hears. */
async function feed(
  data: AsyncIterable<Uint8Array>,
  writer: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>,
): Promise<{ readonly ofData?: { readonly error: unknown } }> {
  let ofStream = false
  try {
    for await (const chunk of data)
      for (let at = 0; at < chunk.length; at += PIECE) {
        // A copy: the stream may take the buffer that it is given.
        await writer.write(chunk.slice(at, at + PIECE)).catch((error: unknown) => {
          ofStream = true
          throw error
        })
      }
    // Where the data ends within the stream, closing rejects with what its reader hears.
    await writer.close().catch(() => {})
    return {}
  } catch (error) {
    // Rejects where the stream failed before: then there is nothing left to end.
    await writer.abort(error).catch(() => {})
    return ofStream ? {} : { ofData: { error } }
  }
}
