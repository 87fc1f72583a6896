import { concatBytes } from '../proof/concat-bytes.ts'
import { EntryFault } from './faults.ts'
import { LIMITS } from './limits.ts'

/**
 * The lines of bytes as they come, without their newline. Throws EntryFault at a line beyond the limit, and where the
 * last one has no newline and needs one. The bytes are hostile; requires that nobody writes to them afterwards.
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  what: string,
  atEnd: 'needs-newline' | 'may-lack-newline',
): AsyncGenerator<Uint8Array> {
  let open: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
      yield concatBytes([...open, chunk.subarray(start, end)])
      open = []
      length = 0
      start = end + 1
    }
    if (start === chunk.length) continue
    open.push(chunk.subarray(start))
    length += chunk.length - start
    if (length > LIMITS.lineBytes) throw new EntryFault(`${what} has a line beyond the limit`)
  }
  if (open.length === 0) return
  if (atEnd === 'needs-newline') throw new EntryFault(`${what} ends within a line`)
  yield concatBytes(open)
}
