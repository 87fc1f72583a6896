import { type Hash, createHash } from 'node:crypto'
import { type Compression, compressionOf, decompress } from './decompress.ts'
import { openFile, piecesOf, reading } from './open-file.ts'

/** A file as it was received, and the text in it. */
export interface TextSource {
  readonly compression: Compression
  /** Size as received, in bytes. */
  readonly size: number
  /**
   * The decompressed text in pieces, to be taken once; a piece is good until the next one is asked for.
   * Throws FILE_UNREADABLE, EXPANSION_LIMIT, DECOMPRESSION_FAILED.
   */
  readonly pieces: AsyncGenerator<Uint8Array, void>
  /** Bytes of the file that were read so far. */
  received(): number
  /** SHA-256 of a compressed file as received, in hex, once its text is at its end; a plain one's is its text's. */
  digest(): string | undefined
  close(): Promise<void>
}

/** Opens a file, plain, `.gz` or `.zst` by its first bytes. Throws FILE_UNREADABLE. */
export async function openText(path: string): Promise<TextSource> {
  const { handle, size } = await openFile(path)
  try {
    const head = Buffer.alloc(4)
    const { bytesRead } = await reading(path, async () => handle.read(head, 0, 4, 0))
    const compression = compressionOf(head.subarray(0, bytesRead))
    const hash = compression === 'none' ? undefined : createHash('sha256')
    const progress = { received: 0 }
    const file = counted(piecesOf(path, handle), hash, progress)
    return {
      compression,
      size,
      pieces: compression === 'none' ? file : decompress(path, compression, file),
      received: () => progress.received,
      digest: () => hash?.copy().digest('hex'),
      close: async () => handle.close(),
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}

async function* counted(
  pieces: AsyncGenerator<Uint8Array, void>,
  hash: Hash | undefined,
  progress: { received: number },
): AsyncGenerator<Uint8Array, void> {
  for await (const piece of pieces) {
    hash?.update(piece)
    progress.received += piece.length
    yield piece
  }
}
