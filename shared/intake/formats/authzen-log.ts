import type { EvidenceRecord } from '../../model/evidence.ts'
import type { JsonValue } from '../../model/json.ts'
import { digestOf } from '../../crypto.ts'
import type { LineRead, LineRefused } from '../lines/line-reading.ts'
import { type Evaluation, evaluationsOf } from './authzen-evaluations.ts'
import { isName } from './entry-head.ts'
import { readInstant } from './instant.ts'
import { type JsonObject, fieldOf, isObject } from './json-object.ts'
import { misfit, notAnObject, notThisFormat, orMisfit } from './misfit.ts'
import { readingsBelow } from './readings-below.ts'

type Refused = Omit<LineRefused, 'stream'>

/** Names under which hosts note when, and by which id, they were asked: the core of AuthZEN has neither. */
const TIMES = ['time', 'timestamp', 'evaluated_at', 'evaluatedAt', 'request_time'] as const
const IDS = [
  'id',
  'request_id',
  'requestId',
  'decision_id',
  'decisionId',
  'evaluation_id',
  'evaluationId',
] as const

/**
 * A request to an AuthZEN decision point and its response (OpenID Authorization API 1.0), as hosts log the pair:
 * `{request, response}` with a time, and an id if there is one. Each evaluation that was answered is a decision. The
 * core names no policy: none is recorded. A pair without a time cannot be placed, and is refused.
 */
export function readAuthzenEntry(value: JsonValue): LineRead | Refused {
  if (!isObject(value)) return notAnObject()
  const request = fieldOf(value, 'request')
  if (!isObject(request) || !answers(value)) {
    return notThisFormat('an AuthZEN entry has a request, and a response to it')
  }
  const [time, instant] = timeOf(value)
  if (time === undefined) {
    const detail = `time: none of ${TIMES.join(', ')} says when it was, and the decision has no other place in time`
    return { ok: false, reason: 'field-missing', detail }
  }
  if (instant === undefined) return misfit('time: not an RFC 3339 date-time')
  return orMisfit(() => {
    const id = idOf(value)
    const evaluations = evaluationsOf(request, answerOf(value))
    const records = evaluations.map((each) => decisionOf(each, { id, time, alone: evaluations.length === 1 }))
    return { ok: true, id, time: instant, run: id, stream: undefined, records }
  })
}

export function answers(entry: JsonObject): boolean {
  return ['response', 'decision', 'expected'].some((name) => Object.hasOwn(entry, name))
}

function answerOf(entry: JsonObject): JsonValue | undefined {
  return fieldOf(entry, 'response') ?? fieldOf(entry, 'decision') ?? fieldOf(entry, 'expected')
}

/** Of the entry, else of its response's context. */
function saidBy(entry: JsonObject, names: readonly string[]): JsonValue | undefined {
  const response = fieldOf(entry, 'response')
  const context = isObject(response) ? fieldOf(response, 'context') : undefined
  for (const place of [entry, response, context])
    if (isObject(place))
      for (const name of names) {
        const value = fieldOf(place, name)
        if (value !== undefined) return value
      }
  return undefined
}

function timeOf(entry: JsonObject): readonly [string | undefined, number | undefined] {
  const time = saidBy(entry, TIMES)
  if (time === undefined) return [undefined, undefined]
  return typeof time === 'string' ? [time, readInstant(time)] : ['', undefined]
}

/** An entry that has none is known by its content. */
function idOf(entry: JsonObject): string {
  const id = saidBy(entry, IDS)
  return isName(id) ? id : digestOf(new TextEncoder().encode(JSON.stringify(entry)))
}

function decisionOf(
  { index, request, outcome, errors }: Evaluation,
  { id: entry, time, alone }: { readonly id: string; readonly time: string; readonly alone: boolean },
): EvidenceRecord {
  const id = alone && index === 0 ? entry : `${entry}/${index}`
  const subject = namedBy(fieldOf(request, 'subject'))
  const attributes = ['subject', 'action', 'resource', 'context'].flatMap((part) =>
    readingsBelow(part, fieldOf(request, part)),
  )
  const record = {
    id,
    time,
    run: entry,
    decision: id,
    ...(subject === undefined ? {} : { subject }),
    ...(attributes.length === 0 ? {} : { attributes }),
    ...(outcome === undefined
      ? {}
      : { outcome: { value: outcome, ...(errors === undefined ? {} : { reason: errors }) } }),
  }
  return record as EvidenceRecord
}

function namedBy(entity: JsonValue | undefined) {
  if (!isObject(entity)) return undefined
  const [type, id] = [fieldOf(entity, 'type'), fieldOf(entity, 'id')]
  return isName(type) && isName(id) ? { type, id } : undefined
}
