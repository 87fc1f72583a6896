import type { CaseFile } from '../../casefile/case-file.ts'
import type { Source } from '../../casefile/source-row.ts'
import { faultPlace } from '../../intake/lines/fault-place.ts'
import { placeRecords } from '../read-runs.ts'
import { type RecordRef, recordRef } from '../../model/ids.ts'
import type { RawRecord, RecordMark } from '../../model/raw-record.ts'
import type { QuarantinedLine } from '../../model/segment.ts'
import { equalBytes } from '../../proof/hash.ts'
import { utf8Text } from '../../proof/utf8-text.ts'
import { knownLine, type LinePlace } from './line-place.ts'
import { markSpans } from './mark-spans.ts'
import { type LineToShow, pieceOf } from './piece-of.ts'

/** Longer lines are shown, and not read for what is sought in them. */
const MOST_READ_BYTES = 2 * 1024 * 1024

export interface RawQuestion {
  /** The first byte wanted. */
  readonly from?: number | undefined
  readonly mark?: RecordMark | undefined
}

/**
 * A line as it was received, one piece of it, with its place, what it is, and where it tells what is sought. Of a line
 * too long for a line only the first piece is given. Throws RECORD_NOT_FOUND, CASE_DAMAGED.
 */
export function rawRecord(file: CaseFile, ref: RecordRef, { from, mark }: RawQuestion): RawRecord {
  const { source, index, of } = knownLine(file, ref)
  const bytes = file.lines.raw(source, index)
  const quarantined = file.quarantine.page(source, index, 1).find((line) => line.index === index)
  const isBlank = quarantined === undefined && bytes.every((byte) => BLANK.has(byte))
  const kind = quarantined === undefined ? (isBlank ? 'blank' : 'record') : 'quarantined'
  return {
    place: recordRef(source, index),
    source: { id: source, name: of.name, format: of.format },
    line: index,
    lines: file.lines.count(source),
    offset: quarantined?.byteOffset ?? file.lines.offset(source, index) ?? null,
    bytes: quarantined?.bytes ?? bytes.length,
    kind,
    quarantine: quarantined === undefined ? null : { reason: quarantined.reason, detail: quarantined.detail },
    repeats: kind === 'record' ? repeatOf(file, { source, index }, of, bytes) : null,
    piece: pieceOf(toShow(bytes, of.format, quarantined, mark), from),
  }
}

const BLANK: ReadonlySet<number> = new Set([0x09, 0x0d, 0x20])

function toShow(
  bytes: Uint8Array,
  format: Source['format'],
  quarantined: QuarantinedLine | undefined,
  mark: RecordMark | undefined,
): LineToShow {
  const text = utf8Text(bytes)
  const isText = text !== undefined
  if (bytes.length > MOST_READ_BYTES) return { bytes, isText, hits: [], fault: undefined }
  if (quarantined !== undefined) {
    const fault = faultPlace(bytes, quarantined)
    return { bytes, isText, hits: [], fault: fault && { from: fault.byte, to: fault.end } }
  }
  const spans = mark === undefined || text === undefined ? [] : markSpans(text, format, mark)
  const byteAt = (unit: number) => Buffer.byteLength(text?.slice(0, unit) ?? '')
  const hits = spans.map(({ from, to }) => ({ from: byteAt(from), to: byteAt(to) }))
  return { bytes, isText, hits, fault: undefined }
}

/**
 * The line that this one only repeats. A record that names a run and is not among the lines of the run was left out of
 * it as a repetition; the one that counts has the same leaf.
 */
function repeatOf(file: CaseFile, place: LinePlace, of: Source, bytes: Uint8Array): RecordRef | null {
  if ((of.duplicates ?? 0) === 0 || file.meta.derived !== 'current') return null
  const run = placeRecords(place, of.format, bytes)[0]?.record.run
  const lines = run === undefined ? [] : (file.runs.get(run)?.lines ?? [])
  if (lines.length === 0 || lines.length > MOST_RUN_LINES) return null
  if (lines.some(({ source, index }) => source === place.source && index === place.index)) return null
  const leaf = file.lines.leaf(place.source, place.index)
  const first = lines.find(({ source, index }) => equalBytes(file.lines.leaf(source, index), leaf))
  return first === undefined ? null : recordRef(first.source, first.index)
}

const MOST_RUN_LINES = 10_000
