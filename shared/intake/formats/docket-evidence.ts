import { EvidenceRecord } from '../../model/evidence.ts'
import type { JsonValue } from '../../model/json.ts'
import { describeIssues } from '../describe-issue.ts'
import { readInstant } from './instant.ts'
import { isObject } from './json-object.ts'
import type { LineRead, LineRefused } from '../lines/line-reading.ts'
import { looksWhole } from './looks-whole.ts'

type Refused = Omit<LineRefused, 'stream'>

/** A line of `docket-evidence/1` (formats.md 1): the record itself. */
export function readDocketEvidence(value: JsonValue): LineRead | Refused {
  if (!isObject(value)) {
    return { ok: false, reason: 'not-an-object', detail: 'expected an object, as every record is' }
  }
  const { time } = value
  const instant = typeof time === 'string' ? readInstant(time) : undefined
  if (instant !== undefined && looksWhole(value)) return told(value, instant)
  const checked = EvidenceRecord.safeParse(value)
  if (!checked.success) return { ok: false, ...describeIssues(checked.error.issues, value) }
  if (instant === undefined) throw new Error('the schema took a time that the clock does not read')
  return told(checked.data, instant)
}

function told(record: EvidenceRecord, time: number): LineRead {
  const { id, run, stream } = record
  return { ok: true, records: [record], id, time, run, stream }
}
