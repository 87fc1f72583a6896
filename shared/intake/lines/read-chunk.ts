import { leafHashInPlace } from '../../crypto.ts'
import type { QuarantinedLine, RawBlock } from '../../model/segment.ts'
import type { EvidenceFormat } from '../../model/source.ts'
import { decodeAll } from './chunk-text.ts'
import type { ChunkResult, ChunkStart } from './chunk-reader.ts'
import { BLOCK_BYTES, LINE_LIMIT_BYTES } from '../limits.ts'
import { lineEnds } from './line-ends.ts'
import { lineTooLong, readLine, readText } from './read-line.ts'
import type { LineRefused } from './line-reading.ts'
import { compressBlock, packBlocks } from './raw-blocks.ts'
import { SegmentBuilder } from './segment-builder.ts'

const TAB = 0x09
const NEWLINE = 0x0a
const RETURN = 0x0d
const SPACE = 0x20

/**
 * Reads whole lines of a source: what each is, its leaf hash, its place, and its bytes, compressed. A BOM counts
 * as none at the very start of the source only. The same bytes give the same result, whoever reads them. `spans`:
 * where the lines lie, if they are elements of lists; an empty one says that the text ends in an open list.
 *
 * Requires the line's bytes to lie at offset 1 or later in their buffer (the leaf hash borrows the byte before
 * a line, and puts it back), and fewer than 2^32 of them.
 */
export function readChunk(
  bytes: Uint8Array,
  format: EvidenceFormat,
  start: ChunkStart,
  spans?: Uint32Array,
): ChunkResult {
  const whole = Buffer.from(bytes.buffer, 0, bytes.byteOffset + bytes.length)
  const base = bytes.byteOffset
  const places =
    spans === undefined ? linePlaces(whole, base, start.byteOffset) : spanPlaces(spans, base, whole.length)
  const text = decodeAll(whole, base)
  const segment = new SegmentBuilder(start.index, places.count)
  const quarantined: QuarantinedLine[] = []
  const blocks: RawBlock[] = []
  let blank = 0
  let blockStart = base
  let lineStart = base
  for (let line = 0; line < places.count; line++) {
    const { from, to, next } = places.at(line, lineStart)
    if (next - blockStart > BLOCK_BYTES && lineStart > blockStart) {
      blocks.push(compressBlock(whole.subarray(blockStart, lineStart)))
      blockStart = lineStart
    }
    segment.place(line, blocks.length, from - blockStart, to - from)
    leafHashInPlace(whole, from, to, segment.leaves, line * 32)
    if (spans === undefined && isBlank(whole, from, to)) blank++
    else {
      const reading =
        from === to
          ? LIST_LEFT_OPEN
          : to - from > LINE_LIMIT_BYTES
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
    accepted: places.count - quarantined.length - blank,
    blank,
  }
}

/** A line's content, and where the next one's text begins, in one buffer. */
interface Place {
  readonly from: number
  readonly to: number
  readonly next: number
}

interface Places {
  readonly count: number
  /** Asked in order; `lineStart` is the `next` of the line before. */
  at(line: number, lineStart: number): Place
}

function linePlaces(whole: Buffer, base: number, byteOffset: number): Places {
  const ends = lineEnds(whole.subarray(base))
  return {
    count: ends.length,
    at: (line, lineStart) => {
      const next = base + (ends[line] ?? 0)
      const from = line === 0 && byteOffset === 0 ? lineStart + bomBytes(whole, lineStart) : lineStart
      return { from, to: contentEnd(whole, from, next), next }
    },
  }
}

/** What stands before the first element, and behind each, is kept with it: the blocks are the text as it was. */
function spanPlaces(spans: Uint32Array, base: number, end: number): Places {
  const count = spans.length / 2
  return {
    count,
    at: (line) => ({
      from: base + (spans[2 * line] ?? 0),
      to: base + (spans[2 * line + 1] ?? 0),
      next: line + 1 < count ? base + (spans[2 * line + 2] ?? 0) : end,
    }),
  }
}

const LIST_LEFT_OPEN: LineRefused = {
  ok: false,
  reason: 'not-json',
  detail: 'the text ends before its list is closed: it was cut short',
  stream: undefined,
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
