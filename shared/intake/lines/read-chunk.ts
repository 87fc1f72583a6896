import { leafHashInPlace } from '../../crypto.ts'
import type { QuarantinedLine, RawBlock } from '../../model/segment.ts'
import type { EvidenceFormat } from '../../model/source.ts'
import { decodeAll } from './chunk-text.ts'
import type { ChunkResult, ChunkStart } from './chunk-reader.ts'
import { BLOCK_BYTES, LINE_LIMIT_BYTES } from '../limits.ts'
import { lineEnds } from './line-ends.ts'
import { lineTooLong, readLine, readText } from './read-line.ts'
import { compressBlock, packBlocks } from './raw-blocks.ts'
import { SegmentBuilder } from './segment-builder.ts'

const TAB = 0x09
const NEWLINE = 0x0a
const RETURN = 0x0d
const SPACE = 0x20

/**
 * Reads whole lines of a source: what each is, its leaf hash, its place, and its bytes, compressed. A BOM counts
 * as none at the very start of the source only. The same bytes give the same result, whoever reads them.
 *
 * Requires the line's bytes to lie at offset 1 or later in their buffer (the leaf hash borrows the byte before
 * a line, and puts it back), and fewer than 2^32 of them.
 */
export function readChunk(bytes: Uint8Array, format: EvidenceFormat, start: ChunkStart): ChunkResult {
  const whole = Buffer.from(bytes.buffer, 0, bytes.byteOffset + bytes.length)
  const base = bytes.byteOffset
  const ends = lineEnds(whole.subarray(base))
  const text = decodeAll(whole, base)
  const segment = new SegmentBuilder(start.index, ends.length)
  const quarantined: QuarantinedLine[] = []
  const blocks: RawBlock[] = []
  let blank = 0
  let blockStart = base
  let lineStart = base
  for (let line = 0; line < ends.length; line++) {
    const next = base + (ends[line] ?? 0)
    const from = line === 0 && start.byteOffset === 0 ? lineStart + bomBytes(whole, lineStart) : lineStart
    const to = contentEnd(whole, from, next)
    if (next - blockStart > BLOCK_BYTES && lineStart > blockStart) {
      blocks.push(compressBlock(whole.subarray(blockStart, lineStart)))
      blockStart = lineStart
    }
    segment.place(line, blocks.length, from - blockStart, to - from)
    leafHashInPlace(whole, from, to, segment.leaves, line * 32)
    if (isBlank(whole, from, to)) blank++
    else {
      const reading =
        to - from > LINE_LIMIT_BYTES
          ? lineTooLong(to - from)
          : text === undefined
            ? readLine(format, whole.subarray(from, to))
            : readText(format, text(from, to))
      if (reading.ok) segment.accept(line, reading)
      else {
        segment.quarantine(line, reading)
        const { reason, detail } = reading
        const byteOffset = start.byteOffset + from - base
        quarantined.push({ index: start.index + line, byteOffset, bytes: to - from, reason, detail })
      }
    }
    lineStart = next
  }
  if (lineStart > blockStart) blocks.push(compressBlock(whole.subarray(blockStart, lineStart)))
  return {
    segment: segment.finish(),
    blocks: packBlocks(blocks),
    quarantined,
    accepted: ends.length - quarantined.length - blank,
    blank,
  }
}

function bomBytes(bytes: Uint8Array, at: number): 0 | 3 {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf ? 3 : 0
}

/** Where a line's content ends: before `\n`, and before one `\r` in front of it. */
function contentEnd(bytes: Uint8Array, from: number, next: number): number {
  let end = next
  if (end > from && bytes[end - 1] === NEWLINE) {
    end--
    if (end > from && bytes[end - 1] === RETURN) end--
  }
  return end
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at]
    if (byte !== SPACE && byte !== TAB && byte !== RETURN) return false
  }
  return true
}
