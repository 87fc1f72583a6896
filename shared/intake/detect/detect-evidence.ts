import { FACTS } from '../../model/evidence.ts'
import type { JsonValue } from '../../model/json.ts'
import { EVIDENCE_FORMATS, type EvidenceFormat } from '../../model/source.ts'
import { assertNever } from '../../model/assert-never.ts'
import { parseLossless } from '../../proof/lossless-json.ts'
import { answers } from '../formats/authzen-log.ts'
import { type JsonObject, fieldOf, isObject } from '../formats/json-object.ts'
import { readLine } from '../lines/read-line.ts'
import type { TextHead } from '../source/text-head.ts'
import { type HeadRecords, headRecords } from './head-records.ts'

export interface LikelyFormat {
  readonly format: EvidenceFormat
  /** `records`: some line is one; `likeness`: lines only look like it. */
  readonly certainty: 'records' | 'likeness'
  readonly reason: string
}

type HeadLine = HeadRecords['records'][number]

/** A format with the records of a text that are, or look like, some of it. */
interface Counted {
  readonly format: EvidenceFormat
  readonly head: HeadRecords
  readonly records: readonly HeadLine[]
  readonly alike: readonly HeadLine[]
}

/**
 * The format of evidence that most of the first lines (or elements of the list that the text is) are records of, or,
 * where none is, look like records of. Garbage between them does not matter: it goes to quarantine. Undefined where
 * nothing looks like any.
 */
export function mostLikely(head: TextHead): LikelyFormat | undefined {
  const counted = EVIDENCE_FORMATS.map((format): Counted => {
    const records = headRecords(head, format)
    const alike = records.records.filter(({ bytes }) => tellsFormat(bytes, format))
    return { format, head: records, alike, records: alike.filter(({ bytes }) => readLine(format, bytes).ok) }
  })
  const byRecords = counted.toSorted((a, b) => b.records.length - a.records.length)[0]
  if (byRecords?.records[0] !== undefined) return likely(byRecords, 'records', byRecords.records)
  const byLikeness = counted.toSorted((a, b) => b.alike.length - a.alike.length)[0]
  return byLikeness?.alike[0] === undefined ? undefined : likely(byLikeness, 'likeness', byLikeness.alike)
}

function likely(
  { format, head }: Counted,
  certainty: LikelyFormat['certainty'],
  fitting: readonly HeadLine[],
): LikelyFormat {
  const first = fitting[0]?.number ?? 1
  const { records, of } = head
  const [one, many] = of === 'lines' ? ['line', 'lines'] : ['element', 'elements of its list']
  const place = first === 1 ? `the first ${one}` : `${one} ${first}`
  const others = records.length - fitting.length
  const count =
    others === 0
      ? ''
      : `; ${others} of the first ${records.length} ${many} ${others === 1 ? 'is' : 'are'} not`
  return { format, certainty, reason: `${place} ${marksOf(format)}${count}` }
}

function marksOf(format: EvidenceFormat): string {
  switch (format) {
    case 'docket-evidence/1':
      return 'is a JSON object with `id`, `time` and a fact, as an evidence record is'
    case 'cerbos-audit-log':
      return 'is a JSON object with `callId` and `log.kind` (or what was checked), as Cerbos writes it'
    case 'opa-decision-log':
      return 'is a JSON object with `decision_id` and `timestamp`, as OPA writes an event of its decision log'
    case 'aws-cloudtrail':
      return 'is a JSON object with `eventSource` and `eventName`, as CloudTrail writes its records'
    case 'authzen-log':
      return 'is a JSON object with an AuthZEN `request` and what was answered'
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
    case 'opa-decision-log':
      return has('decision_id') && ['timestamp', 'path', 'query', 'bundles', 'result'].some(has)
    case 'aws-cloudtrail':
      return (has('eventSource') && has('eventName')) || has('CloudTrailEvent')
    case 'authzen-log':
      return isAuthzenRequest(fieldOf(value, 'request')) && answers(value)
    default:
      return assertNever(format)
  }
}

function isAuthzenRequest(request: JsonValue | undefined): boolean {
  if (!isObject(request)) return false
  const has = (key: string) => isObject(fieldOf(request, key))
  return (
    Array.isArray(fieldOf(request, 'evaluations')) || (has('subject') && has('action') && has('resource'))
  )
}

function isCerbosKind(kind: JsonValue | undefined): boolean {
  return kind === 'access' || kind === 'decision'
}
