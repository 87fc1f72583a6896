import { LINE, NO_CODE } from '../../model/segment.ts'
import { INSTANCES_KEPT, type StreamSummary } from '../../model/stream.ts'
import type { Instant } from '../../model/time.ts'
import { repeatedIds } from '../../reconstruct/stream-summary.ts'
import { Duplicates, streamlessLines } from './find-duplicates.ts'
import { type Groups, groupOrdinals } from './group-ordinals.ts'
import { groupRuns } from './group-runs.ts'
import { LineColumns, type SourceColumns } from './line-columns.ts'
import { stagesEntered } from './stages-entered.ts'
import { type StreamReader, summariseLines } from './stream-lines.ts'

/** What a rebuild reads of the case besides the columns. */
export interface LineAccess extends StreamReader {
  readonly leaf: (source: number, index: number) => Uint8Array
  readonly hashOf: (text: string) => number
}

/** What the rules judge of one source. */
export interface GatheredSource {
  readonly id: number
  readonly acceptedWithoutStream: number
  readonly duplicates: number
}

/** What must be known of all lines before the first run is put together. */
export interface Gathered {
  readonly lines: LineColumns
  /** Lines of each run, by ordinal. */
  readonly runs: Groups
  readonly streams: readonly StreamSummary[]
  readonly sources: readonly GatheredSource[]
  readonly lastRecord: Instant | undefined
  readonly enteredElsewhere: (workflow: string, stage: string, run: string) => boolean
  /** Whether the line of an ordinal is there a second time, with the same bytes. */
  readonly isDuplicate: (ordinal: number) => boolean
}

/** Gathers from the columns; raw lines are read only where a digest, an id or a leaf decides something. */
export function gatherCase(
  columns: readonly SourceColumns[],
  names: readonly string[],
  access: LineAccess,
): Gathered {
  const lines = new LineColumns(columns)
  const ids = columns.map(({ source }) => source)
  const byStream = groupOrdinals(lines.count, lines.streams.length, (ordinal) => {
    const code = lines.stream[ordinal] as number
    return code === NO_CODE ? -1 : code
  })
  const streamless = streamlessLines(lines, ids)
  const duplicates = new Duplicates(lines, byStream, streamless, (ordinal) => {
    const { source, index } = lines.placeOf(ordinal)
    return access.leaf(source, index)
  })
  const isDuplicate = (ordinal: number) => duplicates.has(ordinal)
  const streams = lines.streams.map((_, code) =>
    summariseLines(lines, code, byStream.of(code), isDuplicate, access),
  )
  const implied = streamless.map((ordinals, at) =>
    impliedStream(names[at] as string, lines, ordinals, isDuplicate, access),
  )
  return {
    lines,
    runs: groupRuns(lines, isDuplicate),
    streams: [...streams, ...implied.filter((each) => each !== undefined)],
    sources: ids.map((id, at) => ({
      id,
      acceptedWithoutStream: (streamless[at] as Uint32Array).filter((each) => !isDuplicate(each)).length,
      duplicates: duplicates.countIn(...lines.rangeOf(id)),
    })),
    lastRecord: lastRecord(lines),
    enteredElsewhere: stagesEntered(lines, isDuplicate, access.hashOf),
    isDuplicate,
  }
}

/** Without a stream the source itself is the stream: of its completeness nothing shows, but repeated ids do. */
function impliedStream(
  name: string,
  lines: LineColumns,
  ordinals: Uint32Array,
  isDuplicate: (ordinal: number) => boolean,
  access: LineAccess,
): StreamSummary | undefined {
  const ids = Float64Array.from(ordinals, (ordinal) => lines.id[ordinal] as number).toSorted()
  if (!ids.some((id, at) => at > 0 && id === ids[at - 1])) return undefined
  const told = [...ordinals]
    .filter((ordinal) => !isDuplicate(ordinal))
    .map((ordinal) => ({
      ...lines.placeOf(ordinal),
      seq: 0,
      idHash: lines.id[ordinal] as number,
      quarantined: false,
      prev: undefined,
    }))
  const repeats = repeatedIds(told, access)
  if (repeats.length === 0) return undefined
  return {
    id: name,
    first: 0,
    last: 0,
    gaps: [],
    missing: 0,
    gapCount: 0,
    repeats: repeats.slice(0, INSTANCES_KEPT),
    repeatCount: repeats.length,
    broken: [],
    brokenCount: 0,
  }
}

function lastRecord(lines: LineColumns): Instant | undefined {
  let last = Number.NEGATIVE_INFINITY
  for (let ordinal = 0; ordinal < lines.count; ordinal += 1) {
    const time = lines.time[ordinal] as number
    if (lines.kind[ordinal] === LINE.accepted && time > last) last = time
  }
  return last === Number.NEGATIVE_INFINITY ? undefined : last
}
