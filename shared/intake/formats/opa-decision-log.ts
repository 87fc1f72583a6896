import type { EvidenceRecord } from '../../model/evidence.ts'
import type { JsonValue } from '../../model/json.ts'
import { DOCUMENT_UNDEFINED } from '../../model/opa-result.ts'
import type { LineRead, LineRefused } from '../lines/line-reading.ts'
import { headOfEntry, noTime, timeIn } from './entry-head.ts'
import { type JsonObject, fieldOf, isObject } from './json-object.ts'
import { fieldMissing, misfit, notAnObject, notThisFormat, orMisfit } from './misfit.ts'
import { opaGrades } from './opa-grades.ts'
import { opaOutcome } from './opa-outcome.ts'
import { opaPolicy } from './opa-policy.ts'

type Refused = Omit<LineRefused, 'stream'>

/** What an event tells of the evaluation, in the names that a replay knows. */
const ASKED = ['path', 'query', 'input', 'nd_builtin_cache', 'erased', 'masked', 'result'] as const

/**
 * An event of OPA's decision log (EventV1), as it is uploaded, or as the console plugin writes it among OPA's other
 * log lines: those are valid entries that tell no decision. The log belongs to no workflow and names no actor:
 * `requested_by` is the address of the caller.
 */
export function readOpaEvent(value: JsonValue): LineRead | Refused {
  if (!isObject(value)) return notAnObject()
  if (fieldOf(value, 'decision_id') === undefined) {
    return isConsoleLine(value) ? consoleLine(value) : noEvent(value)
  }
  const head = headOfEntry(value, { id: 'decision_id', time: 'timestamp' })
  if (!head.ok) return head
  const { id, time, instant } = head
  return orMisfit(() => ({
    ok: true,
    id,
    time: instant,
    run: id,
    stream: undefined,
    records: [decisionOf(value, id, time)],
    grades: [opaGrades(value)],
  }))
}

function decisionOf(event: JsonObject, id: string, time: string): EvidenceRecord {
  const outcome = opaOutcome(event)
  const isUndefined = outcome !== undefined && !Object.hasOwn(event, 'result')
  const errors = errorsOf(fieldOf(event, 'error'))
  const record = {
    id,
    time,
    run: id,
    decision: id,
    check: {
      policy: opaPolicy(event),
      request: requestOf(event),
      ...(outcome === undefined ? {} : { outcome }),
      ...(errors.length === 0 ? {} : { errors }),
    },
    ...(outcome === undefined
      ? {}
      : { outcome: { value: outcome, ...(isUndefined ? { reason: DOCUMENT_UNDEFINED } : {}) } }),
  }
  return record as EvidenceRecord
}

/** `null` is an input and a result like others, and stands. */
function requestOf(event: JsonObject): JsonObject {
  return Object.fromEntries(
    ASKED.flatMap((name) => (Object.hasOwn(event, name) ? [[name, event[name] as JsonValue] as const] : [])),
  )
}

function errorsOf(error: JsonValue | undefined): readonly string[] {
  if (error === undefined) return []
  if (typeof error === 'string') return [error]
  const message = isObject(error) ? fieldOf(error, 'message') : undefined
  return [typeof message === 'string' ? message : JSON.stringify(error)]
}

/** A line of OPA's own log, as its JSON formatter writes it. */
function isConsoleLine(entry: JsonObject): boolean {
  return ['level', 'msg', 'time'].every((name) => typeof fieldOf(entry, name) === 'string')
}

function consoleLine(entry: JsonObject): LineRead | Refused {
  const time = timeIn(fieldOf(entry, 'time'))
  if (time === undefined) return misfit(noTime('time'))
  return { ok: true, id: undefined, time: time.instant, run: undefined, stream: undefined, records: [] }
}

function noEvent(entry: JsonObject): Refused {
  const known = ['timestamp', 'path', 'query', 'bundles', 'labels'].filter((name) =>
    Object.hasOwn(entry, name),
  )
  return known.length > 1
    ? fieldMissing('decision_id')
    : notThisFormat('neither an event of an OPA decision log nor a line of its console')
}
