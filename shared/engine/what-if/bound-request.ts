import type { JsonValue } from '../../model/json.ts'
import type { Bind } from '../../model/policy.ts'
import { parseLossless, stringifyLossless } from '../../proof/lossless-json.ts'
import { requestOf, type RequestSources } from '../../reconstruct/request.ts'
import { type JsonPlace, withValueAt } from '../../replay/json-places.ts'
import type { EngineRequest } from '../../replay/policy-engine.ts'
import type { Change, ChangeableRequest, ChangedRequest } from '../../replay/what-if/changeable-request.ts'
import { templatePlaces } from '../../replay/what-if/template-places.ts'

/** A request that a policy's `bind` makes of a decision: with other attributes it is made again. */
export function boundRequest(request: EngineRequest, sources: RequestSources, bind: Bind): ChangeableRequest {
  return {
    request,
    carries: (name) => {
      const other = madeRequest(request, sources, bind, [{ name, value: SENTINEL }])
      if (other.ok && other.request.text === request.text) return undefined
      const places = placesOf(bind, name)
      const inContext = places.filter(([part]) => part === 'context')
      const below = inContext.map((place) => place.slice(1).join('.'))
      return {
        paths: [...new Set([...below, ...inContext.map((place) => place.join('.'))])],
        unknown: places.length === 1 ? below[0] : undefined,
        beyondReads: inContext.length < places.length,
      }
    },
    changed: (changes) => madeRequest(request, sources, bind, changes),
  }
}

/** No evidence will have this value, which only shows whether a request would carry it. */
const SENTINEL = '\u0000what if'

function placesOf(bind: Bind, name: string): readonly JsonPlace[] {
  const laid = templatePlaces(bind)
    .filter(({ text }) => text.includes(`{${name}}`))
    .map(({ place }) => place)
  return bind.context === 'attributes' ? [...laid, ['context', ...name.split('.')]] : laid
}

/** The request that `bind` makes of a decision with these attributes changed. */
export function madeRequest(
  request: Omit<EngineRequest, 'text'>,
  sources: RequestSources,
  bind: Bind,
  changes: readonly Change[],
): ChangedRequest {
  const attributes = changedAttributes(sources, changes)
  const made = requestOf({ ...sources, attributes }, bind)
  if (made.kind === 'bound') return { ok: true, request: { ...request, text: made.text } }
  return withoutPlaces(request, sources, bind, changes) ?? { ok: false, why: unfilled(made) }
}

function changedAttributes(
  { attributes }: RequestSources,
  changes: readonly Change[],
): RequestSources['attributes'] {
  const values = new Map(attributes.map(({ name, value }) => [name, value]))
  for (const { name, value } of changes)
    if (value === undefined) values.delete(name)
    else values.set(name, value)
  return [...values].map(([name, value]) => ({ name, value }))
}

/** Where a template has a place for what is taken out, the place is left out of the request. */
function withoutPlaces(
  request: Omit<EngineRequest, 'text'>,
  sources: RequestSources,
  bind: Bind,
  changes: readonly Change[],
): ChangedRequest | undefined {
  const removed = new Set(changes.flatMap(({ name, value }) => (value === undefined ? [name] : [])))
  const uses = templatePlaces(bind).filter(({ text }) =>
    [...removed].some((name) => text.includes(`{${name}}`)),
  )
  if (uses.length === 0 || uses.some(({ canBeLeftOut }) => !canBeLeftOut)) return undefined
  const kept = changes.filter(({ value }) => value !== undefined)
  const made = requestOf({ ...sources, attributes: changedAttributes(sources, kept) }, bind)
  const reading = made.kind === 'bound' ? parseLossless(made.text) : undefined
  if (reading?.ok !== true) return undefined
  const without = uses.reduce<JsonValue>(
    (json, { place }) => withValueAt(json, place, undefined),
    reading.value,
  )
  return { ok: true, request: { ...request, text: stringifyLossless(without) } }
}

function unfilled(made: ReturnType<typeof requestOf>): string {
  const missing = made.kind === 'unbound' ? made.missing : []
  return missing.length === 0
    ? 'no request can be made of it'
    : `nothing fills ${missing.map((name) => `{${name}}`).join(', ')}`
}
