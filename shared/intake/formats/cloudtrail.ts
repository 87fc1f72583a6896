import type { JsonValue } from '../../model/json.ts'
import { parseLossless } from '../../proof/lossless-json.ts'
import type { LineRead, LineRefused } from '../lines/line-reading.ts'
import { avpDecisions } from './avp-decisions.ts'
import { headOfEntry } from './entry-head.ts'
import { type JsonObject, fieldOf, isObject } from './json-object.ts'
import { misfit, notAnObject, notThisFormat, orMisfit } from './misfit.ts'

type Refused = Omit<LineRefused, 'stream'>

/** Calls that ask Amazon Verified Permissions for a decision; all are data events. */
const DECIDING: ReadonlySet<string> = new Set([
  'IsAuthorized',
  'IsAuthorizedWithToken',
  'BatchIsAuthorized',
  'BatchIsAuthorizedWithToken',
])

/**
 * A record of AWS CloudTrail, as trails deliver it or as `lookup-events` gives it, with the record as a text in
 * `CloudTrailEvent`. Calls that ask Amazon Verified Permissions tell decisions; one that failed decided nothing.
 * Other events are valid entries that tell none.
 */
export function readCloudTrailRecord(value: JsonValue): LineRead | Refused {
  if (!isObject(value)) return notAnObject()
  const inner = fieldOf(value, 'CloudTrailEvent')
  if (inner === undefined) return readRecord(value)
  const reading = typeof inner === 'string' ? parseLossless(inner) : undefined
  if (reading?.ok !== true) {
    const detail = reading === undefined ? 'expected a text' : reading.detail
    return misfit(`CloudTrailEvent: ${detail}`)
  }
  return isObject(reading.value) ? readRecord(reading.value) : misfit('CloudTrailEvent: expected an object')
}

function readRecord(record: JsonObject): LineRead | Refused {
  const [source, name] = [fieldOf(record, 'eventSource'), fieldOf(record, 'eventName')]
  if (typeof source !== 'string' || typeof name !== 'string') {
    return notThisFormat('a CloudTrail record has eventSource and eventName')
  }
  const head = headOfEntry(record, { id: 'eventID', time: 'eventTime' })
  if (!head.ok) return head
  const { id, time, instant } = head
  const entry = { ok: true, id, time: instant, stream: undefined } as const
  const decides = source === 'verifiedpermissions.amazonaws.com' && DECIDING.has(name)
  if (!decides || fieldOf(record, 'errorCode') !== undefined) return { ...entry, records: [], run: undefined }
  return orMisfit(() => ({ ...entry, ...avpDecisions(record, { id, time }), run: id }))
}
