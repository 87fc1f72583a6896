import { FACTS } from '../../model/evidence.ts'
import type { JsonValue } from '../../model/json.ts'
import { EVIDENCE_FORMATS, type EvidenceFormat } from '../../model/source.ts'
import { assertNever } from '../../model/assert-never.ts'
import { parseLossless } from '../../proof/lossless-json.ts'
import { type JsonObject, fieldOf, isObject } from '../formats/json-object.ts'
import { readLine } from '../lines/read-line.ts'

export interface LikelyFormat {
  readonly format: EvidenceFormat
  /** `records`: some line is one; `likeness`: lines only look like it. */
  readonly certainty: 'records' | 'likeness'
  readonly reason: string
}

interface HeadLine {
  readonly number: number
  readonly bytes: Buffer
}

/**
 * The format of evidence that most of these lines are records of, or, where none is, look like records of.
 * Garbage between them does not matter: it goes to quarantine. Undefined where no line looks like any.
 */
export function mostLikely(lines: readonly HeadLine[]): LikelyFormat | undefined {
  const counted = EVIDENCE_FORMATS.map((format) => ({
    format,
    records: lines.filter(({ bytes }) => tellsFormat(bytes, format) && readLine(format, bytes).ok),
    alike: lines.filter(({ bytes }) => tellsFormat(bytes, format)),
  }))
  const byRecords = counted.toSorted((a, b) => b.records.length - a.records.length)[0]
  if (byRecords?.records[0] !== undefined) {
    return likely(byRecords.format, 'records', byRecords.records, lines)
  }
  const byLikeness = counted.toSorted((a, b) => b.alike.length - a.alike.length)[0]
  if (byLikeness?.alike[0] === undefined) return undefined
  return likely(byLikeness.format, 'likeness', byLikeness.alike, lines)
}

function likely(
  format: EvidenceFormat,
  certainty: LikelyFormat['certainty'],
  fitting: readonly HeadLine[],
  lines: readonly HeadLine[],
): LikelyFormat {
  const first = fitting[0]?.number ?? 1
  const place = first === 1 ? 'the first line' : `line ${first}`
  const others = lines.length - fitting.length
  const count =
    others === 0 ? '' : `; ${others} of the first ${lines.length} lines ${others === 1 ? 'is' : 'are'} not`
  return { format, certainty, reason: `${place} ${marksOf(format)}${count}` }
}

function marksOf(format: EvidenceFormat): string {
  switch (format) {
    case 'docket-evidence/1':
      return 'is a JSON object with `id`, `time` and a fact, as an evidence record is'
    case 'cerbos-audit-log':
      return 'is a JSON object with `callId` and `log.kind` (or what was checked), as Cerbos writes it'
    default:
      return assertNever(format)
  }
}

function tellsFormat(bytes: Buffer, format: EvidenceFormat): boolean {
  const reading = parseLossless(bytes.toString('utf8'))
  return reading.ok && isObject(reading.value) && marks(reading.value, format)
}

function marks(value: JsonObject, format: EvidenceFormat): boolean {
  const has = (key: string) => fieldOf(value, key) !== undefined
  switch (format) {
    case 'docket-evidence/1':
      return has('id') && has('time') && [...FACTS, 'transition'].some(has)
    case 'cerbos-audit-log':
      return (
        has('callId') &&
        (isCerbosKind(fieldOf(value, 'log.kind')) || has('checkResources') || has('planResources'))
      )
    default:
      return assertNever(format)
  }
}

function isCerbosKind(kind: JsonValue | undefined): boolean {
  return kind === 'access' || kind === 'decision'
}
