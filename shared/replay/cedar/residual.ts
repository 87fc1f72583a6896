import type { Context, Entities, PolicySet } from '@cedar-policy/cedar-wasm/nodejs'
import type { EngineRequest, Residual } from '../policy-engine.ts'
import { placesAt, withValueAt } from '../json-places.ts'
import { entitiesFor, type Prepared } from './evaluation.ts'
import { readRequest } from './request.ts'
import { ask, cedar, words } from './wasm.ts'

/**
 * Partial evaluation: an attribute of the context is Cedar's `unknown`, and the engine answers as far as that
 * does not matter. Requires a version without a schema, which would not admit an unknown. The policies are
 * parsed each time: the engine holds none for this.
 */
export function residuals(
  version: Prepared,
  policies: PolicySet,
): (request: EngineRequest, attribute: string) => Residual {
  return ({ text }, attribute) => {
    const reading = readRequest(text)
    if (!reading.ok) return unknown(reading.why)
    const { principal, action, resource, context } = reading.request
    const [place, other] = placesAt(context, attribute)
    if (place === undefined) return unknown('the request does not have the attribute')
    if (other !== undefined) return unknown('the request has the attribute in two places')
    const partly = withValueAt(context, place, { __extn: { fn: 'unknown', arg: attribute } })
    const entities = entitiesFor({ ...reading.request, context: partly as typeof context }, version)
    if (typeof entities === 'string') return unknown(entities)
    const asked = ask(() =>
      cedar.isAuthorizedPartial({
        principal,
        action,
        resource,
        context: partly as unknown as Context,
        policies,
        entities: entities as unknown as Entities,
      }),
    )
    if (!asked.ok) return unknown(asked.why)
    if (asked.answer.type === 'failure') return unknown(words(asked.answer.errors))
    const { decision } = asked.answer.response
    if (decision === null) return { kind: 'open' }
    return { kind: 'decided', outcome: decision === 'allow' ? 'permit' : 'deny' }
  }
}

function unknown(why: string): Residual {
  return { kind: 'unknown', why }
}
