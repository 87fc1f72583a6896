import { DocketError } from '../../model/error.ts'
import type { Compression } from './decompress.ts'
import { LINE_LIMIT_BYTES } from '../limits.ts'
import { mayBeInLists } from '../lists/list-keys.ts'
import { openText } from './text-source.ts'

const HEAD_LINES = 100
const HEAD_BYTES = 1024 * 1024
const NEWLINE = 0x0a

/** The start of a file's text: whole lines, about a hundred, or up to the end. */
export interface TextHead {
  readonly compression: Compression
  readonly text: Buffer
  /** Whether the text ends where the head does. */
  readonly whole: boolean
}

/** Reads the start of a file. Throws FILE_UNREADABLE, and what decompression throws where nothing came out. */
export async function headOf(path: string): Promise<TextHead> {
  const source = await openText(path)
  const { compression } = source
  let text = Buffer.alloc(0)
  let lines = 0
  try {
    for await (const piece of source.pieces) {
      text = Buffer.concat([text, piece])
      for (const byte of piece) if (byte === NEWLINE) lines++
      // Of a text in lists line ends say nothing.
      const inLists = mayBeInLists(text)
      const enough =
        (inLists || lines > 0) && (text.length >= HEAD_BYTES || (!inLists && lines >= HEAD_LINES))
      if (enough || text.length > LINE_LIMIT_BYTES) {
        const end = text.lastIndexOf(NEWLINE)
        return { compression, text: end === -1 ? text : text.subarray(0, end + 1), whole: false }
      }
    }
    return { compression, text, whole: true }
  } catch (error) {
    // A damaged end must not hide what the start is: the import keeps what can be read.
    if (text.length === 0 || !(error instanceof DocketError)) throw error
    return { compression, text, whole: false }
  } finally {
    await source.close()
  }
}

/** The first lines of a head, blank ones left out, with their numbers from 1. */
export function headLines(head: TextHead): readonly { readonly number: number; readonly bytes: Buffer }[] {
  const lines: { number: number; bytes: Buffer }[] = []
  const start = head.text.subarray(0, 3).toString('hex') === 'efbbbf' ? 3 : 0
  let number = 1
  for (let at = start; at < head.text.length && number <= HEAD_LINES; number++) {
    const newline = head.text.indexOf(NEWLINE, at)
    const end = newline === -1 ? head.text.length : newline
    const bytes = head.text.subarray(at, end)
    if (bytes.some((byte) => byte > 0x20)) lines.push({ number, bytes })
    at = end + 1
  }
  return lines
}
