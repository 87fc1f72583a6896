import { type CelMap, type CelValue, celList, celMap } from '@bufbuild/cel'
import type { JsonValue } from '../../model/json.ts'
import { celValueOf } from '../cel/json-values.ts'
import type { CerbosRequest, JsonObject, Party } from './request.ts'

/** A JSON value as Cerbos holds it (google.protobuf.Value): every number is a double, integers beyond 2^53 too. */
export function cerbosValue(value: JsonValue): CelValue {
  return celValueOf(value, 'double')
}

export function cerbosMap(object: JsonObject): CelValue {
  return celValueOf(object, 'double')
}

/**
 * A request as expressions see it. `all`: parts that were left out read as empty. `set`: they are not there, as
 * `has()` tells it of them.
 */
export function requestValue(request: CerbosRequest, parts: 'all' | 'set'): CelMap {
  const { principal, resource, auxData } = request
  const keep = (entries: readonly (readonly [string, CelValue, boolean])[]): CelMap =>
    celMap(
      new Map(
        entries.flatMap(([name, value, isSet]) => (isSet || parts === 'all' ? [[name, value] as const] : [])),
      ),
    )
  const ofParty = (party: Party): readonly (readonly [string, CelValue, boolean])[] => [
    ['id', party.id, party.id !== ''],
    ['attr', cerbosMap(party.attr), Object.keys(party.attr).length > 0],
    ['policyVersion', party.policyVersion, party.policyVersion !== ''],
    ['policy_version', party.policyVersion, party.policyVersion !== ''],
    ['scope', party.scope, party.scope !== ''],
  ]
  const claims = (name: 'jwt' | 'jwts') => {
    const object = auxData?.[name] ?? {}
    return [name, cerbosMap(object), Object.keys(object).length > 0] as const
  }
  const aux = keep([claims('jwt'), claims('jwts')])
  return celMap(
    new Map([
      [
        'principal',
        keep([...ofParty(principal), ['roles', celList([...principal.roles]), principal.roles.length > 0]]),
      ],
      ['resource', keep([...ofParty(resource), ['kind', resource.kind, resource.kind !== '']])],
      ['auxData', aux],
      ['aux_data', aux],
    ]),
  )
}
