import { LINE } from '../../model/segment.ts'
import type { StreamSummary } from '../../model/stream.ts'
import {
  BrokenLinks,
  type LineReader,
  linkFault,
  type StreamLine,
  summariseStream,
} from '../../reconstruct/stream-summary.ts'
import type { LineColumns } from './line-columns.ts'

/** Reads what the columns do not hold of a line. */
export interface StreamReader extends LineReader {
  readonly prev: (source: number, index: number) => string | undefined
}

/**
 * Summarises one stream. An unbroken sequence of distinct ids, which is what most streams are, is seen
 * from the columns, and its digests are followed line by line; only others are laid out to be sorted.
 */
export function summariseLines(
  lines: LineColumns,
  code: number,
  ordinals: Uint32Array,
  isDuplicate: (ordinal: number) => boolean,
  read: StreamReader,
): StreamSummary {
  const id = lines.streams[code] as string
  const chained = lines.chained.has(code)
  const place = (ordinal: number): StreamLine => ({
    seq: lines.seq[ordinal] as number,
    ...lines.placeOf(ordinal),
    idHash: lines.id[ordinal] as number,
    quarantined: lines.kind[ordinal] !== LINE.accepted,
    prev: undefined,
  })
  const told = (ordinal: number): StreamLine => {
    const line = place(ordinal)
    return chained ? { ...line, prev: read.prev(line.source, line.index) } : line
  }
  if (!isPlain(lines, ordinals)) {
    const counted = [...ordinals].filter((ordinal) => !isDuplicate(ordinal))
    return summariseStream(id, counted.map(told), read)
  }
  const links = chained ? followChain(ordinals, told, read) : new BrokenLinks()
  return plainSummary(lines, id, ordinals, links)
}

/** Holds each record against the one before; only two are in memory at a time. */
function followChain(
  ordinals: Uint32Array,
  told: (ordinal: number) => StreamLine,
  read: StreamReader,
): BrokenLinks {
  const links = new BrokenLinks()
  let before = told(ordinals[0] as number)
  for (const ordinal of ordinals.subarray(1)) {
    const line = told(ordinal)
    const fault = linkFault(line, before.seq, [before], read.digest)
    if (fault !== undefined) links.note(line, fault)
    before = line
  }
  return links
}

function isPlain(lines: LineColumns, ordinals: Uint32Array): boolean {
  for (let at = 1; at < ordinals.length; at += 1)
    if (lines.seq[ordinals[at] as number] !== (lines.seq[ordinals[at - 1] as number] as number) + 1)
      return false
  const ids = Float64Array.from(ordinals, (ordinal) => lines.id[ordinal] as number).toSorted()
  for (let at = 1; at < ids.length; at += 1) if (ids[at] === ids[at - 1]) return false
  return true
}

function plainSummary(
  lines: LineColumns,
  id: string,
  ordinals: Uint32Array,
  { broken, brokenCount }: BrokenLinks,
): StreamSummary {
  return {
    id,
    first: lines.seq[ordinals[0] as number] as number,
    last: lines.seq[ordinals.at(-1) as number] as number,
    gaps: [],
    missing: 0,
    gapCount: 0,
    repeats: [],
    repeatCount: 0,
    broken,
    brokenCount,
  }
}
