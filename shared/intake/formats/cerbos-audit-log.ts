import type { EvidenceRecord } from '../../model/evidence.ts'
import type { JsonValue } from '../../model/json.ts'
import { readInstant } from './instant.ts'
import { type JsonObject, fieldOf, isObject } from './json-object.ts'
import type { LineRead, LineRefused } from '../lines/line-reading.ts'
import { type CerbosCall, CerbosMisfit, checksOf } from './cerbos-checks.ts'

type Refused = Omit<LineRefused, 'stream'>

/**
 * A line of the audit log of a Cerbos PDP: an access entry (who called, valid, tells no decision) or a decision
 * entry (DecisionLogEntry as JSON). Each resource and action of a `checkResources` call is one decision. A query
 * plan (`planResources`) decides about no resource, an entry with only an error decides nothing: valid, no parts.
 */
export function readCerbosAuditEntry(value: JsonValue): LineRead | Refused {
  if (!isObject(value)) {
    return { ok: false, reason: 'not-an-object', detail: 'expected an object, as every entry is' }
  }
  const kind = kindOf(value)
  if (kind === undefined) {
    const detail = 'neither a decision entry nor an access entry of a Cerbos audit log'
    return { ok: false, reason: 'not-this-format', detail }
  }
  for (const name of ['callId', 'timestamp'])
    if (fieldOf(value, name) === undefined) {
      return { ok: false, reason: 'field-missing', detail: `${name}: a required field is missing` }
    }
  const callId = fieldOf(value, 'callId')
  if (typeof callId !== 'string' || callId === '') return misfit('callId: expected a text that is not empty')
  const time = fieldOf(value, 'timestamp')
  const instant = typeof time === 'string' ? readInstant(time) : undefined
  if (typeof time !== 'string' || instant === undefined) {
    return misfit('timestamp: not an RFC 3339 date-time')
  }
  // Access and decision entries of one call share its id, and are two entries.
  const entry = { ok: true, id: `${kind}/${callId}`, time: instant, stream: undefined } as const
  if (kind === 'access') return { ...entry, records: [], run: undefined }
  try {
    return { ...entry, records: decisionsOf(value, { callId, time }), run: callId }
  } catch (error) {
    if (error instanceof CerbosMisfit) return misfit(error.message)
    throw error
  }
}

function misfit(detail: string): Refused {
  return { ok: false, reason: 'does-not-fit', detail: detail.slice(0, 400) }
}

/** What the entry says of itself; entries that another backend wrote say it by what they carry. */
function kindOf(entry: JsonObject): 'access' | 'decision' | undefined {
  const said = fieldOf(entry, 'log.kind')
  if (said === 'access' || said === 'decision') return said
  if (said !== undefined || fieldOf(entry, 'callId') === undefined) return undefined
  if (['checkResources', 'planResources', 'outputs'].some((key) => fieldOf(entry, key) !== undefined)) {
    return 'decision'
  }
  return typeof fieldOf(entry, 'method') === 'string' ? 'access' : undefined
}

function decisionsOf(entry: JsonObject, call: CerbosCall): readonly EvidenceRecord[] {
  const checks = fieldOf(entry, 'checkResources')
  // Before 0.19 the lists stood at the top of the entry.
  const body = checks ?? (fieldOf(entry, 'outputs') === undefined ? undefined : entry)
  if (body === undefined) return []
  if (!isObject(body)) throw new CerbosMisfit('checkResources: expected an object')
  return checksOf(body, call)
}
