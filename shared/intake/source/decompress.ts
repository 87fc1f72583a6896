import { createGunzip, createZstdDecompress } from 'node:zlib'
import { DocketError } from '../../model/error.ts'
import { EXPANSION_FREE_BYTES, EXPANSION_RATIO } from '../limits.ts'
import { Drain } from './drain.ts'
import { PieceQueue } from './piece-queue.ts'

export type Compression = 'none' | 'gzip' | 'zstd'

/** What the first bytes of a file say (RFC 1952, RFC 8878); a name says nothing. */
export function compressionOf(head: Uint8Array): Compression {
  const [a, b, c, d] = head
  if (a === 0x1f && b === 0x8b && c === 0x08) return 'gzip'
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return 'zstd'
  const skippable = a !== undefined && (a & 0xf0) === 0x50 && b === 0x2a && c === 0x4d && d === 0x18
  return skippable ? 'zstd' : 'none'
}

/**
 * Decompresses a whole file: every member (gzip) or frame (zstd) of it, to its last byte. Zeros after the last
 * gzip member are padding; whatever else follows is an error, since it would be evidence that nobody read.
 *
 * The file is hostile: throws EXPANSION_LIMIT where it expands too much, DECOMPRESSION_FAILED where it is damaged
 * or cut short, both after everything that came out before.
 */
export async function* decompress(
  path: string,
  compression: 'gzip' | 'zstd',
  pieces: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  const input = new PieceQueue(pieces)
  let textBytes = 0
  do {
    for await (const text of member(path, compression, input)) {
      textBytes += text.length
      if (textBytes > EXPANSION_FREE_BYTES && textBytes > EXPANSION_RATIO * input.taken) {
        const problem = `${input.taken} bytes of it gave ${textBytes}, more than ${EXPANSION_RATIO} times as much`
        throw new DocketError('EXPANSION_LIMIT', { path, offset: input.taken, problem })
      }
      yield text
    }
  } while (await hasMore(path, compression, input))
}

async function* member(
  path: string,
  compression: 'gzip' | 'zstd',
  input: PieceQueue,
): AsyncGenerator<Uint8Array, void> {
  const options = { chunkSize: 256 * 1024 }
  const drain = new Drain(compression === 'gzip' ? createGunzip(options) : createZstdDecompress(options))
  try {
    yield* drain.run(input)
  } catch (error) {
    if (error instanceof DocketError) throw error
    const said = error instanceof Error ? error.message : String(error)
    const problem = `${said}, at about byte ${input.taken} of the file`
    throw new DocketError('DECOMPRESSION_FAILED', { path, problem }, { cause: error })
  } finally {
    drain.close()
  }
}

async function hasMore(path: string, compression: 'gzip' | 'zstd', input: PieceQueue): Promise<boolean> {
  for (;;) {
    const piece = await input.next(Number.MAX_SAFE_INTEGER)
    if (piece === undefined) return false
    if (compression === 'zstd') {
      input.putBack(piece.length)
      return true
    }
    // zlib ends at a zero after a member; only zeros may follow.
    if (piece.some((byte) => byte !== 0)) {
      const problem = 'after padding, more bytes follow the end of its compressed data'
      throw new DocketError('DECOMPRESSION_FAILED', { path, problem })
    }
  }
}
