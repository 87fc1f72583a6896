import { openFile, piecesOf } from './open-file.ts'

/**
 * The bytes of a file of at most `limit` bytes, or undefined where it is longer: no more than that is ever held.
 * Throws FILE_UNREADABLE.
 */
export async function readWhole(path: string, limit: number): Promise<Uint8Array | undefined> {
  const { handle, size } = await openFile(path)
  try {
    if (size > limit) return undefined
    const pieces: Uint8Array[] = []
    let length = 0
    for await (const piece of piecesOf(path, handle)) {
      length += piece.length
      if (length > limit) return undefined
      pieces.push(Uint8Array.from(piece))
    }
    return Buffer.concat(pieces)
  } finally {
    await handle.close()
  }
}
