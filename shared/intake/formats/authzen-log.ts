import type { EvidenceRecord } from '../../model/evidence.ts'
import type { JsonValue } from '../../model/json.ts'
import { digestOf } from '../../crypto.ts'
import type { LineRead, LineRefused } from '../lines/line-reading.ts'
import { type Evaluation, evaluationsOf, REQUEST_PARTS } from './authzen-evaluations.ts'
import { isName, noTime, timeIn } from './entry-head.ts'
import { type JsonObject, fieldOf, isObject } from './json-object.ts'
import { misfit, notAnObject, notThisFormat, orMisfit } from './misfit.ts'
import { type Reading, readingsBelow } from './readings-below.ts'
import { Telling } from './telling.ts'

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
  const said = saidBy(value, TIMES)
  if (said === undefined) {
    const detail = `time: none of ${TIMES.join(', ')} says when it was, and the decision has no other place in time`
    return { ok: false, reason: 'field-missing', detail }
  }
  const time = timeIn(said)
  if (time === undefined) return misfit(noTime('time'))
  return orMisfit(() => {
    const id = idOf(value)
    const evaluations = evaluationsOf(request, answerOf(value))
    const around = { id, time: time.text, alone: evaluations.length === 1, telling: new Telling() }
    const records = evaluations.map((each) => decisionOf(each, around))
    return { ok: true, id, time: time.instant, run: id, stream: undefined, records }
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

/** An entry that has none is known by its content. */
function idOf(entry: JsonObject): string {
  const id = saidBy(entry, IDS)
  return isName(id) ? id : digestOf(new TextEncoder().encode(JSON.stringify(entry)))
}

interface Around {
  readonly id: string
  readonly time: string
  /** Nothing else was asked in the same request. */
  readonly alone: boolean
  readonly telling: Telling
}

function decisionOf(
  { index, request, outcome, errors }: Evaluation,
  { id: entry, time, alone, telling }: Around,
): EvidenceRecord {
  const id = alone && index === 0 ? entry : `${entry}/${index}`
  const subject = namedBy(fieldOf(request, 'subject'))
  const attributes: Reading[] = []
  for (const part of REQUEST_PARTS) {
    const value = fieldOf(request, part)
    if (value === undefined) continue
    for (const reading of readingsBelow(part, value)) {
      telling.count(reading.name)
      attributes.push(reading)
    }
  }
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
