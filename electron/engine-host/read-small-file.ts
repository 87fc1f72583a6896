import { open } from 'node:fs/promises'
import { DocketError } from '../../shared/model/error.ts'

/** Far more than a key or a passphrase needs. */
const MOST_BYTES = 64 * 1024

/**
 * The text of a key or passphrase file: UTF-8, at most 64 KiB. A pipe is read too (a shell's `<(…)`), and an
 * endless device or a wrong, huge file ends at the limit. Throws FILE_UNREADABLE.
 */
export async function readSmallFile(path: string): Promise<string> {
  const pieces: Buffer[] = []
  let bytes = 0
  try {
    // One byte past the limit is enough to know that it is too long.
    const file = await open(path)
    for await (const piece of file.createReadStream({ end: MOST_BYTES }) as AsyncIterable<Buffer>) {
      pieces.push(piece)
      bytes += piece.length
    }
  } catch (cause) {
    throw new DocketError('FILE_UNREADABLE', { path, problem: (cause as Error).message }, { cause })
  }
  if (bytes > MOST_BYTES)
    throw new DocketError('FILE_UNREADABLE', { path, problem: `it is longer than ${MOST_BYTES} bytes` })
  return Buffer.concat(pieces).toString('utf8')
}
