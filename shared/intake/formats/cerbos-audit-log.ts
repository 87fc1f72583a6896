import type { Grade } from '../../model/decision.ts'
import type { EvidenceRecord } from '../../model/evidence.ts'
import type { JsonValue } from '../../model/json.ts'
import type { LineRead, LineRefused } from '../lines/line-reading.ts'
import { type CerbosCall, checksOf } from './cerbos-checks.ts'
import { sourceOf } from './cerbos-source.ts'
import { headOfEntry } from './entry-head.ts'
import { type JsonObject, fieldOf, isObject } from './json-object.ts'
import { Misfit, notAnObject, notThisFormat, orMisfit } from './misfit.ts'

type Refused = Omit<LineRefused, 'stream'>

/**
 * A line of the audit log of a Cerbos PDP: an access entry (who called, valid, tells no decision) or a decision
 * entry (DecisionLogEntry as JSON). Each resource and action of a `checkResources` call is one decision; the policy
 * is graded `inferred` where the store names no content, since one version can then mean several. An entry with only
 * an error decides nothing, and so does a query plan (`planResources`): it says on what conditions resources would be
 * permitted, and which of them then were is up to the application, whose part no log of Cerbos tells. Both are valid,
 * with no parts.
 */
export function readCerbosAuditEntry(value: JsonValue): LineRead | Refused {
  if (!isObject(value)) return notAnObject()
  const kind = kindOf(value)
  if (kind === undefined)
    return notThisFormat('neither a decision entry nor an access entry of a Cerbos audit log')
  const head = headOfEntry(value, { id: 'callId', time: 'timestamp' })
  if (!head.ok) return head
  const { id: callId, time } = head
  // Access and decision entries of one call share its id, and are two entries.
  const entry = { ok: true, id: `${kind}/${callId}`, time: head.instant, stream: undefined } as const
  if (kind === 'access') return { ...entry, records: [], run: undefined }
  return orMisfit(() => {
    const records = decisionsOf(value, { callId, time, entry: value })
    return { ...entry, records, grades: records.map(gradesBy(value)), run: callId }
  })
}

function gradesBy(entry: JsonObject): (record: EvidenceRecord) => Readonly<Record<string, Grade>> {
  const { names } = sourceOf(entry)
  return ({ check }): Readonly<Record<string, Grade>> =>
    check === undefined || names === 'content' ? {} : { policy: 'inferred' }
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
  if (!isObject(body)) throw new Misfit('checkResources: expected an object')
  return checksOf(body, call)
}
