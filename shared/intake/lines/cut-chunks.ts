import { ListCutter } from '../lists/list-cutter.ts'
import { ChunkCutter } from './chunk-cutter.ts'
import type { Cut } from './cut.ts'

/**
 * Cuts text into chunks of whole lines. Where it is cut depends on the text alone, not on the pieces in which it
 * comes: after the line that reaches the next multiple of CHUNK_BYTES, after CHUNK_LINES lines, and before a line
 * beyond the line limit, which comes in pieces. So an import that goes on from any cut cuts where it would have
 * been cut anyway.
 *
 * `offset` is where the text starts in its source. Where the pieces end in an error, the whole lines before it
 * come first. Memory is bounded by the line limit.
 */
export function cutChunks(pieces: AsyncIterable<Uint8Array>, offset: number): AsyncGenerator<Cut, void> {
  return cutBy(new ChunkCutter(offset), pieces)
}

/**
 * As `cutChunks`, of a text whose records are the elements of JSON lists, alone or under one of `keys`. `pieces`
 * are the whole text, and what comes before `offset`, where an import stopped, is looked through only.
 */
export function cutLists(
  pieces: AsyncIterable<Uint8Array>,
  offset: number,
  keys: readonly string[],
): AsyncGenerator<Cut, void> {
  return cutBy(new ListCutter(keys, offset), pieces)
}

async function* cutBy(
  cutter: ChunkCutter | ListCutter,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Cut, void> {
  const text = pieces[Symbol.asyncIterator]()
  for (;;) {
    let next: IteratorResult<Uint8Array, unknown>
    try {
      next = await text.next()
    } catch (error) {
      yield* cutter.wholeLines()
      throw error
    }
    if (next.done === true) break
    cutter.append(next.value)
    yield* cutter.cuts()
  }
  yield* cutter.end()
}
