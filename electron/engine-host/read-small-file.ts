import { open } from 'node:fs/promises'
import { DocketError } from '../../shared/model/error.ts'

/** Far more than a key or a passphrase needs. */
const MOST_BYTES = 64 * 1024

/**
 * The text of a small file: UTF-8, at most 64 KiB unless more is asked for. A pipe is read too (a shell's `<(…)`),
 * and an endless device or a wrong, huge file ends at the limit. Throws FILE_UNREADABLE.
 */
export async function readSmallFile(path: string, mostBytes = MOST_BYTES): Promise<string> {
  return (await readSmallBytes(path, mostBytes)).toString('utf8')
}

/** The same file as bytes. Throws FILE_UNREADABLE. */
export async function readSmallBytes(path: string, mostBytes = MOST_BYTES): Promise<Buffer> {
  const pieces: Buffer[] = []
  let bytes = 0
  try {
    // One byte past the limit is enough to know that it is too long.
    const file = await open(path)
    for await (const piece of file.createReadStream({ end: mostBytes }) as AsyncIterable<Buffer>) {
      pieces.push(piece)
      bytes += piece.length
    }
  } catch (cause) {
    throw new DocketError('FILE_UNREADABLE', { path, problem: (cause as Error).message }, { cause })
  }
  if (bytes > mostBytes)
    throw new DocketError('FILE_UNREADABLE', { path, problem: `it is longer than ${mostBytes} bytes` })
  return Buffer.concat(pieces)
}
