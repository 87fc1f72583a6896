import { recordRef } from '../model/ids.ts'
import { INSTANCES_KEPT, type StreamSummary } from '../model/stream.ts'

/** One line in a stream: its place there and in the case. Duplicates are left out beforehand. */
export interface StreamLine {
  readonly seq: number
  readonly source: number
  readonly index: number
  /** Hash of the record's id, NaN for a quarantined line. */
  readonly idHash: number
  readonly quarantined: boolean
  /** The digest that the record gives for the record before it. */
  readonly prev: string | undefined
}

/** What must be read from the raw lines, and only where it decides something. */
export interface LineReader {
  readonly digest: (line: StreamLine) => string
  readonly id: (line: StreamLine) => string | undefined
}

/**
 * What sequence numbers, ids and digests of one stream show (findings.md EV-05, EV-06, EV-08).
 * Requires at least one line, none of them the same bytes as another; any order.
 */
export function summariseStream(id: string, lines: readonly StreamLine[], read: LineReader): StreamSummary {
  const ordered = lines.toSorted((a, b) => a.seq - b.seq || a.source - b.source || a.index - b.index)
  const places = groupBySeq(ordered)
  const links = brokenOf(places, read)
  return {
    id,
    first: (places[0] as Place).seq,
    last: (places.at(-1) as Place).seq,
    ...gapsOf(places),
    ...repeatsOf(places, ordered, read),
    broken: links.broken,
    brokenCount: links.brokenCount,
  }
}

interface Place {
  readonly seq: number
  readonly lines: readonly StreamLine[]
}

function groupBySeq(ordered: readonly StreamLine[]): readonly Place[] {
  const places: { seq: number; lines: StreamLine[] }[] = []
  for (const line of ordered) {
    const last = places.at(-1)
    if (last?.seq === line.seq) last.lines.push(line)
    else places.push({ seq: line.seq, lines: [line] })
  }
  return places
}

function gapsOf(places: readonly Place[]): Pick<StreamSummary, 'gaps' | 'missing' | 'gapCount'> {
  const gaps: [number, number][] = []
  let missing = 0
  let gapCount = 0
  for (let at = 1; at < places.length; at += 1) {
    const from = (places[at - 1] as Place).seq + 1
    const to = (places[at] as Place).seq - 1
    if (to < from) continue
    missing += to - from + 1
    gapCount += 1
    if (gaps.length < INSTANCES_KEPT) gaps.push([from, to])
  }
  return { gaps, missing, gapCount }
}

function repeatsOf(
  places: readonly Place[],
  ordered: readonly StreamLine[],
  read: LineReader,
): Pick<StreamSummary, 'repeats' | 'repeatCount'> {
  const repeated = places.filter((place) => place.lines.length > 1)
  const bySeq = repeated
    .slice(0, INSTANCES_KEPT)
    .map((place) => repeat('seq', String(place.seq), place.lines))
  const byId = repeatedIds(ordered, read)
  return {
    repeats: [...bySeq, ...byId.slice(0, INSTANCES_KEPT)],
    repeatCount: repeated.length + byId.length,
  }
}

function repeat(
  what: 'seq' | 'id',
  value: string,
  lines: readonly StreamLine[],
): StreamSummary['repeats'][number] {
  return {
    what,
    value,
    refs: lines.slice(0, INSTANCES_KEPT).map((line) => recordRef(line.source, line.index)),
  }
}

/** Ids told more than once with other bytes. Equal hashes are only a hint: the ids themselves are read. */
export function repeatedIds(
  lines: readonly StreamLine[],
  read: Pick<LineReader, 'id'>,
): readonly StreamSummary['repeats'][number][] {
  const byHash = new Map<number, StreamLine | StreamLine[]>()
  const shared = new Map<number, StreamLine[]>()
  for (const line of lines) {
    if (Number.isNaN(line.idHash)) continue
    const known = byHash.get(line.idHash)
    if (known === undefined) byHash.set(line.idHash, line)
    else {
      const group = Array.isArray(known) ? known : [known]
      group.push(line)
      byHash.set(line.idHash, group)
      shared.set(line.idHash, group)
    }
  }
  return [...shared.values()].flatMap((group) => {
    const byId = Map.groupBy(group, (line) => read.id(line) ?? '')
    return [...byId]
      .filter(([id, same]) => id !== '' && same.length > 1)
      .map(([id, same]) => repeat('id', id, same))
  })
}

/**
 * What is wrong with a record's link to the record before, in a stream that uses `prev` (EV-08): it is
 * held against it only where that one is there. `before` are the lines at the place before, `beforeSeq`.
 */
export function linkFault(
  line: StreamLine,
  beforeSeq: number,
  before: readonly StreamLine[],
  digest: LineReader['digest'],
): 'differs' | 'left-out' | undefined {
  if (line.prev === undefined) return line.quarantined ? undefined : 'left-out'
  if (beforeSeq !== line.seq - 1) return undefined
  return before.some((each) => digest(each) === line.prev) ? undefined : 'differs'
}

/** Broken links as they are found: all are counted, the first are named. */
export class BrokenLinks {
  readonly broken: StreamSummary['broken'][number][] = []
  brokenCount = 0

  note({ source, index, seq }: StreamLine, why: 'differs' | 'left-out'): void {
    this.brokenCount += 1
    if (this.broken.length < INSTANCES_KEPT) this.broken.push({ ref: recordRef(source, index), seq, why })
  }
}

function brokenOf(places: readonly Place[], read: LineReader): BrokenLinks {
  const links = new BrokenLinks()
  if (!places.some(({ lines }) => lines.some(({ prev }) => prev !== undefined))) return links
  for (let at = 1; at < places.length; at += 1) {
    const before = places[at - 1] as Place
    for (const line of (places[at] as Place).lines) {
      const fault = linkFault(line, before.seq, before.lines, read.digest)
      if (fault !== undefined) links.note(line, fault)
    }
  }
  return links
}
