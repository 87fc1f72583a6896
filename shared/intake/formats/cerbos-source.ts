import type { JsonValue } from '../../model/json.ts'
import { type JsonObject, fieldOf, isObject } from './json-object.ts'

/** Where a PDP had its policies from, as far as an entry tells. */
export interface CerbosSource {
  /** What stands beside the policy: the kind of store and its own fields (`hash`, `bundleId` …); undefined: untold. */
  readonly told: JsonObject | undefined
  /** `content`: a commit or a bundle names the content that answered. `assumed`: no content is named. */
  readonly names: 'content' | 'assumed'
}

const STORES = ['git', 'disk', 'database', 'blob', 'hub', 'embeddedPdp'] as const

/** What of a store names one content. */
const CONTENT_IDS = ['hash', 'bundleId'] as const

/**
 * The source of the policies of an entry. Of a git store the hash of `policySource` counts: it moves with every
 * commit, while the `commit_hash` of single policies in the trail stays at that of their first reading. Stores on
 * disk and in databases name no content, so one version of a policy can mean several there.
 */
export function sourceOf(entry: JsonObject): CerbosSource {
  const source = fieldOf(entry, 'policySource')
  const found = isObject(source) ? STORES.find((kind) => isObject(fieldOf(source, kind))) : undefined
  if (!isObject(source) || found === undefined) return { told: undefined, names: 'assumed' }
  const fields = flat(fieldOf(source, found))
  const named = CONTENT_IDS.some((id) => typeof fields[id] === 'string' && fields[id] !== '')
  return { told: { kind: found, ...fields }, names: named ? 'content' : 'assumed' }
}

/** The texts of a store, and of the one bundle that a hub names. */
function flat(store: JsonValue | undefined): Readonly<Record<string, string>> {
  if (!isObject(store)) return {}
  const entries = Object.entries(store).flatMap(([name, value]): readonly (readonly [string, string])[] => {
    if (typeof value === 'string') return [[name, value]]
    return isObject(value)
      ? Object.entries(value).flatMap(([inner, text]) =>
          typeof text === 'string' ? [[inner, text] as const] : [],
        )
      : []
  })
  return Object.fromEntries(entries)
}
