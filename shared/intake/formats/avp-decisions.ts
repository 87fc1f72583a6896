import type { Grade } from '../../model/decision.ts'
import type { EvidenceRecord } from '../../model/evidence.ts'
import type { JsonValue } from '../../model/json.ts'
import { isName } from './entry-head.ts'
import { type JsonObject, fieldOf, isObject, objectAt } from './json-object.ts'
import { Misfit } from './misfit.ts'

interface Call {
  readonly id: string
  readonly time: string
}

interface Decisions {
  readonly records: readonly EvidenceRecord[]
  readonly grades: readonly Readonly<Record<string, Grade>>[]
}

/**
 * CloudTrail carries neither context nor entities of a request, nor the version of the policies: they are missing,
 * and since an answer without them would be another one, no request is made of the rest either.
 */
const NOT_CARRIED = {
  'attributes.context': 'missing',
  'attributes.entities': 'missing',
  request: 'missing',
} as const

/** The decisions of one call to Amazon Verified Permissions, in the order of its requests. Throws Misfit. */
export function avpDecisions(record: JsonObject, call: Call): Decisions {
  const asked = objectAt(record, 'requestParameters')
  const told = objectAt(record, 'additionalEventData')
  const results = fieldOf(told, 'results')
  const of = { actor: callerOf(record), policyStore: policyStoreOf(record, asked) }
  const records =
    results === undefined
      ? [decision([asked, told], fieldOf(told, 'decision'), { ...of, ...call })]
      : listOf(results).map((result, at) =>
          decision([objectAt(result, 'request'), asked], fieldOf(result, 'decision'), {
            ...of,
            id: `${call.id}/${at}`,
            time: call.time,
          }),
        )
  return {
    records: records.map((each) => ({ ...each, run: call.id })),
    grades: records.map(() => NOT_CARRIED),
  }
}

interface Around extends Call {
  readonly actor: string | undefined
  readonly policyStore: string | undefined
}

/** `asked`: where the parts of its request may stand, the first that has one counts. */
function decision(
  asked: readonly JsonObject[],
  answer: JsonValue | undefined,
  around: Around,
): EvidenceRecord {
  const { id, time, actor, policyStore } = around
  const outcome = outcomeOf(answer)
  const principal = entityAt(asked, 'principal', ['entityType', 'entityId'])
  const attributes = [
    ['principal', principal],
    ['action', entityAt(asked, 'action', ['actionType', 'actionId'])],
    ['resource', entityAt(asked, 'resource', ['entityType', 'entityId'])],
  ].flatMap(([name, entity]) => (typeof entity === 'object' ? [{ name, value: cedarName(entity) }] : []))
  const record = {
    id,
    time,
    decision: id,
    ...(actor === undefined ? {} : { actor: { kind: 'service', id: actor } }),
    ...(principal === undefined ? {} : { subject: principal }),
    ...(attributes.length === 0 ? {} : { attributes }),
    ...(policyStore === undefined
      ? {}
      : { check: { policy: { id: policyStore }, ...(outcome === undefined ? {} : { outcome }) } }),
    ...(outcome === undefined ? {} : { outcome: { value: outcome } }),
  }
  return record as EvidenceRecord
}

interface Entity {
  readonly type: string
  readonly id: string
}

function entityAt(
  asked: readonly JsonObject[],
  part: string,
  [type, id]: readonly [string, string],
): Entity | undefined {
  const place = asked.find((each) => fieldOf(each, part) !== undefined)
  const entity = objectAt(place ?? {}, part)
  const named = { type: fieldOf(entity, type), id: fieldOf(entity, id) }
  return isName(named.type) && isName(named.id) ? { type: named.type, id: named.id } : undefined
}

/** `User::"alice"`, as Cedar writes it. */
function cedarName({ type, id }: Entity): string {
  return `${type}::${JSON.stringify(id)}`
}

function outcomeOf(answer: JsonValue | undefined): 'permit' | 'deny' | undefined {
  if (answer === 'ALLOW' || answer === 'Allow') return 'permit'
  return answer === 'DENY' || answer === 'Deny' ? 'deny' : undefined
}

/** Who called: the role of the application, else the identity itself. */
function callerOf(record: JsonObject): string | undefined {
  const identity = objectAt(record, 'userIdentity')
  const issuer = objectAt(objectAt(identity, 'sessionContext'), 'sessionIssuer')
  return [
    fieldOf(issuer, 'arn'),
    ...['arn', 'principalId', 'invokedBy'].map((name) => fieldOf(identity, name)),
  ].find(isName)
}

/** As the call names it, else the record's resource: AWS spells its ARN in two ways. */
function policyStoreOf(record: JsonObject, asked: JsonObject): string | undefined {
  const named = fieldOf(asked, 'policyStoreId')
  if (isName(named)) return named
  const resources = fieldOf(record, 'resources')
  const arns = (Array.isArray(resources) ? (resources as readonly JsonValue[]) : []).flatMap((resource) =>
    isObject(resource) ? [fieldOf(resource, 'ARN') ?? fieldOf(resource, 'arn')] : [],
  )
  const stores = arns.flatMap((arn) => (isName(arn) ? (/:policy-store\/([^/:]+)$/.exec(arn)?.[1] ?? []) : []))
  return stores.length === 1 ? stores[0] : undefined
}

function listOf(results: JsonValue): readonly JsonObject[] {
  if (!Array.isArray(results)) throw new Misfit('additionalEventData.results: expected a list')
  return (results as readonly JsonValue[]).map((result, at) => {
    if (!isObject(result)) throw new Misfit(`additionalEventData.results[${at}]: expected an object`)
    return result
  })
}
