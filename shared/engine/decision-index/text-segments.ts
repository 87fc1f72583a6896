import { attributeName, type TextSegment } from '../../casefile/derived/column-segment.ts'
import { foldCase } from '../../casefile/sqlite/fold-case.ts'
import type { ColumnSource } from './column-source.ts'
import type { SegmentSpan } from './index-columns.ts'
import { foldedTexts, type LatinTexts, latinTexts } from './latin-texts.ts'

/** The most bytes of texts that are kept of one case; what is beyond is read again each time it is sought in. */
const MOST_KEPT_BYTES = 256 << 20

/** A segment's texts as they are, to be matched, and folded, to be sought in. */
export interface SoughtSegment extends Pick<
  TextSegment,
  'run' | 'subject' | 'nameEntries' | 'nameValues' | 'place' | 'value'
> {
  readonly ids: LatinTexts
  readonly runs: LatinTexts
  readonly subjects: LatinTexts
  readonly folded: {
    readonly ids: LatinTexts
    /** Undefined: each decision's id begins with its run, so that what is in the run is in the id. */
    readonly runs: LatinTexts | undefined
    readonly subjects: LatinTexts
    readonly values: LatinTexts
    /** Of attributes; other names are '' here. */
    readonly names: readonly string[]
  }
}

/** The texts of a case's segments, read when they are first asked for. */
export class TextSegments {
  readonly #source: ColumnSource
  readonly #kept = new Map<number, SoughtSegment>()
  #room = MOST_KEPT_BYTES

  constructor(source: ColumnSource) {
    this.#source = source
  }

  /** Reads the next segment that is not kept yet; false where all are, or there is no room. Throws CASE_DAMAGED. */
  readAhead(spans: readonly SegmentSpan[]): boolean {
    const next = this.#room > 0 ? spans.find(({ from }) => !this.#kept.has(from)) : undefined
    if (next === undefined) return false
    const before = this.#room
    this.get(next)
    return this.#room < before
  }

  /** Throws CASE_DAMAGED. */
  get({ from, count }: SegmentSpan): SoughtSegment {
    const kept = this.#kept.get(from)
    if (kept !== undefined) return kept
    const segment = sought(this.#source.texts(from + 1, count))
    const bytes = bytesOf(segment)
    // The first that fit stay: of what is read from end to end, the longest unused is the next to be needed.
    if (bytes <= this.#room) {
      this.#room -= bytes
      this.#kept.set(from, segment)
    }
    return segment
  }
}

function sought(segment: TextSegment): SoughtSegment {
  const { run, subject, nameEntries, nameValues, place, value } = segment
  const ids = latinTexts(segment.ids)
  const runs = latinTexts(segment.runs)
  const subjects = latinTexts(segment.subjects)
  return {
    run,
    subject,
    nameEntries,
    nameValues,
    place,
    value,
    ids,
    runs,
    subjects,
    folded: {
      ids: foldedTexts(segment.ids, ids),
      runs: idsBeginWithRuns(ids, runs, run) ? undefined : foldedTexts(segment.runs, runs),
      subjects: foldedTexts(segment.subjects, subjects),
      values: foldedTexts(segment.values, latinTexts(segment.values)),
      names: segment.names.map((name) => foldCase(attributeName(name) ?? '')),
    },
  }
}

function idsBeginWithRuns(ids: LatinTexts, runs: LatinTexts, run: Uint16Array): boolean {
  let from = 0
  for (let at = 0; at < run.length; at += 1) {
    const code = run[at] as number
    const to = ids.end[at] as number
    const runTo = runs.end[code] as number
    let place = from
    for (let of = code === 0 ? 0 : (runs.end[code - 1] as number); of < runTo; of += 1) {
      if (place >= to || ids.text.charCodeAt(place) !== runs.text.charCodeAt(of)) return false
      place += 1
    }
    from = to
  }
  return true
}

function bytesOf({ ids, runs, subjects, folded, ...columns }: SoughtSegment): number {
  const texts = new Set([ids, runs, subjects, folded.ids, folded.subjects, folded.values])
  if (folded.runs !== undefined) texts.add(folded.runs)
  let bytes = 0
  for (const { end, text } of texts) bytes += text.length + end.byteLength
  for (const column of Object.values(columns)) bytes += column.byteLength
  for (const name of folded.names) bytes += 4 * name.length
  return bytes
}
