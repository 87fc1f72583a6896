import type { AuthorizationError, Context, Entities, Response } from '@cedar-policy/cedar-wasm/nodejs'
import type { JsonValue } from '../../model/json.ts'
import { sortedOnce } from '../byte-order.ts'
import { type EngineRequest, type Evaluation, notEvaluated } from '../policy-engine.ts'
import { type EntityKey, entityKey, entityReferences } from './entity-references.ts'
import type { Held } from './held-by-engine.ts'
import { saysMissing } from './missing.ts'
import type { Rules } from './policy-rules.ts'
import { type CedarRequest, readRequest } from './request.ts'
import { nameOfPosition } from './rule-names.ts'
import type { VersionEntities } from './version-entities.ts'
import { ask, cedar, oneLine, words } from './wasm.ts'

export interface Prepared {
  readonly rules: Rules
  readonly held: Held
  readonly validateRequests: boolean
  readonly entities: VersionEntities
  /** Entities that the policies themselves look into, whatever the request. */
  readonly looksInto: ReadonlySet<EntityKey>
}

/** How requests are put to a version that the engine holds. */
export function evaluator(version: Prepared): (request: EngineRequest) => Evaluation {
  const names = nameOfPosition(version.rules)
  return ({ text }) => {
    const reading = readRequest(text)
    if (!reading.ok) return notEvaluated(reading.why)
    const entities = entitiesFor(reading.request, version)
    if (typeof entities === 'string') return notEvaluated(entities)
    const { principal, action, resource, context } = reading.request
    const asked = ask(() =>
      cedar.statefulIsAuthorized({
        principal,
        action,
        resource,
        context: context as unknown as Context,
        preparsedPolicySetId: version.held.policySetId,
        ...(version.held.schemaName === undefined ? {} : { preparsedSchemaName: version.held.schemaName }),
        validateRequest: version.validateRequests,
        entities: entities as unknown as Entities,
      }),
    )
    if (!asked.ok) return notEvaluated(asked.why)
    if (asked.answer.type === 'failure') return notEvaluated(words(asked.answer.errors))
    return evaluated(asked.answer.response, names)
  }
}

/** Entities logged with the request are used as logged; else those of the version that it can reach. */
export function entitiesFor(request: CedarRequest, version: Prepared): readonly JsonValue[] | string {
  if (request.entities !== undefined) return request.entities
  if (!version.entities.ok) return version.entities.why
  return version.entities.store.reachedFrom([
    entityKey(request.principal),
    entityKey(request.action),
    entityKey(request.resource),
    ...entityReferences(request.context),
    ...version.looksInto,
  ])
}

/** Cedar answers in no order of its own; everything is sorted. */
function evaluated({ decision, diagnostics }: Response, names: ReadonlyMap<string, string>): Evaluation {
  const nameOf = (policyId: string): string => names.get(policyId) ?? policyId
  const missing = diagnostics.errors.filter(({ error }) => saysMissing(error.message))
  const inWords = ({ policyId, error }: AuthorizationError): string =>
    `${nameOf(policyId)}: ${oneLine(error.message)}`
  return {
    ok: true,
    outcome: decision === 'allow' ? 'permit' : 'deny',
    determining: sortedOnce(diagnostics.reason.map(nameOf)),
    determiningPositions: sortedOnce(diagnostics.reason),
    errors: sortedOnce(diagnostics.errors.map(inWords)),
    erringPositions: sortedOnce(diagnostics.errors.map(({ policyId }) => policyId)),
    missingAttributes: sortedOnce(missing.map(inWords)),
  }
}
