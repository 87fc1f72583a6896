import type { JsonValue } from '../../model/json.ts'
import { type CerbosPolicyHeader, readCerbosHeader } from './cerbos-header.ts'
import { type CerbosStoreIndex, closureOf, indexStore } from './cerbos-closure.ts'
import { splitDocuments } from './cerbos-documents.ts'
import { cerbosFileKind, storeRoot } from './cerbos-paths.ts'
import { readDocument } from './read-document.ts'

/** A policy of a store with everything that can have a part in its answers. */
export interface CerbosVersion {
  /** As a log names it: `resource.leave/eu` (see `parsePolicyKey`). */
  readonly policy: string
  /** The policy's own `version`. */
  readonly version: string
  /** Paths of the files, the policy's own first; schemas too. */
  readonly texts: readonly string[]
  /** No file is this policy: it is one of an upper scope, as a PDP names it where a lower scope was asked. */
  readonly inherited: boolean
}

export type CerbosStore =
  | { readonly kind: 'store'; readonly versions: readonly CerbosVersion[] }
  /** No file is a Cerbos policy. */
  | { readonly kind: 'none' }
  /** A file says that it is a Cerbos policy, and cannot be read as one. */
  | { readonly kind: 'refused'; readonly path: string; readonly problem: string }

/** Scopes inherit: a policy answers under every scope below it that the store knows. At most this many of those. */
const MOST_INHERITED = 5_000

/**
 * The policy versions of one content of a Cerbos store: a folder of policies by their paths, taken as a PDP takes
 * it (`_schemas` beside them, nothing from `testdata`, hidden files or `*_test.yaml`). One version for each policy
 * that can be named as the one that answered: every resource, principal and role policy that is not disabled, and,
 * as a PDP names a policy by the scope that was asked, every scope of the store that a policy is inherited by.
 *
 * Pure; never throws for what the files hold: they are hostile.
 */
export function cerbosVersions(files: ReadonlyMap<string, Uint8Array>): CerbosStore {
  const root = storeRoot(files.keys())
  const headers: CerbosPolicyHeader[] = []
  const schemas = new Map<string, Uint8Array>()
  for (const [path, bytes] of sorted(files)) {
    const kind = cerbosFileKind(path, root)
    if (kind === 'schema') schemas.set(path, bytes)
    if (kind !== 'policy') continue
    const read = headersOf(path, bytes)
    if (!read.ok) return { kind: 'refused', path, problem: read.problem }
    headers.push(...read.headers)
  }
  if (headers.length === 0) return { kind: 'none' }
  const index = indexStore(headers, { root, schemas })
  return { kind: 'store', versions: versionsOf(index) }
}

type HeadersRead =
  | { readonly ok: true; readonly headers: readonly CerbosPolicyHeader[] }
  | { readonly ok: false; readonly problem: string }

function headersOf(path: string, bytes: Uint8Array): HeadersRead {
  const headers: CerbosPolicyHeader[] = []
  // What names no Cerbos API is another program's file.
  if (!mentionsCerbos(bytes)) return { ok: true, headers }
  for (const part of splitDocuments(bytes)) {
    const document = readDocument(part, () => false)
    if (!document.ok) return document
    if (!isCerbos(document.value)) continue
    const header = readCerbosHeader(path, document.value)
    if (typeof header === 'string') return { ok: false, problem: header }
    if (!header.disabled) headers.push(header)
  }
  return { ok: true, headers }
}

function versionsOf(index: CerbosStoreIndex): readonly CerbosVersion[] {
  const versions: CerbosVersion[] = []
  let inherited = 0
  for (const answering of index.answering()) {
    if (answering.inherited) inherited += 1
    if (answering.inherited && inherited > MOST_INHERITED) continue
    const { kind, name, version, scope } = answering
    versions.push({
      policy: scope === '' ? `${kind}.${name}` : `${kind}.${name}/${scope}`,
      version,
      texts: closureOf(index, answering),
      inherited: answering.inherited,
    })
  }
  return versions
}

const MARK = 'api.cerbos.dev'

function mentionsCerbos(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(MARK)
}

function isCerbos(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || JSON.isRawJSON(value))
    return false
  return Object.entries(value).some(([key, api]) => isApiVersion(key) && isCerbosApi(api))
}

function isApiVersion(key: string): boolean {
  return key === 'apiVersion' || key === 'api_version'
}

function isCerbosApi(api: JsonValue): boolean {
  return typeof api === 'string' && api.startsWith('api.cerbos.dev/')
}

function sorted(files: ReadonlyMap<string, Uint8Array>): readonly (readonly [string, Uint8Array])[] {
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1))
}
