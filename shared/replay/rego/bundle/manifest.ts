import type { RegoVersion } from '../ast.ts'
import { safeInteger } from '../values/number.ts'
import { isArray, isNumber, isObject, type RegoObject, type Value } from '../values/value.ts'
import { BundleRefused } from './bundle-refused.ts'

/** What `.manifest` says that counts for an evaluation. */
export interface BundleManifest {
  /** Paths below `data` that the bundle owns; an empty one is all of `data`. */
  readonly roots: readonly (readonly string[])[]
  /** Of modules that do not say it themselves; undefined: not said. */
  readonly regoVersion: RegoVersion | undefined
  readonly fileVersions: readonly FileVersion[]
  /** Documents, with slashes, that compiled policies of the bundle answer. */
  readonly entrypoints: readonly string[]
}

export interface FileVersion {
  /** A path from the bundle's root, or a pattern of such paths. */
  readonly pattern: string
  readonly version: RegoVersion
}

export const NO_MANIFEST: BundleManifest = {
  roots: [[]],
  regoVersion: undefined,
  fileVersions: [],
  entrypoints: [],
}

/** Reads `.manifest`, in which what is unknown is passed over, as OPA does. Throws BundleRefused. */
export function readManifest(value: Value): BundleManifest {
  if (!isObject(value)) throw refused('it is no object')
  return {
    roots: rootsOf(value.get('roots')),
    regoVersion: versionOf(value.get('rego_version')),
    fileVersions: fileVersionsOf(value.get('file_rego_versions')),
    entrypoints: entrypointsOf(value.get('wasm')),
  }
}

function rootsOf(value: Value | undefined): readonly (readonly string[])[] {
  if (value === undefined || value === null) return NO_MANIFEST.roots
  if (!isArray(value)) throw refused('its roots are no array')
  return value.map((root) => {
    if (typeof root !== 'string') throw refused('a root is no string')
    return root.split('/').filter((name) => name !== '')
  })
}

function entrypointsOf(value: Value | undefined): readonly string[] {
  if (value === undefined || value === null) return []
  if (!isArray(value)) throw refused('its wasm is no array')
  return value.map((resolver) => {
    const entrypoint = isObject(resolver) ? resolver.get('entrypoint') : undefined
    if (typeof entrypoint !== 'string') throw refused('an entrypoint of its wasm is no string')
    return entrypoint
  })
}

function fileVersionsOf(value: Value | undefined): readonly FileVersion[] {
  if (value === undefined || value === null) return []
  if (!isObject(value)) throw refused('its file_rego_versions are no object')
  return fileVersions(value)
}

function fileVersions(object: RegoObject): readonly FileVersion[] {
  return object.entries().map(([pattern, said]) => {
    const version = versionOf(said)
    if (typeof pattern !== 'string' || version === undefined) throw refused('a file_rego_version is none')
    return { pattern, version }
  })
}

function versionOf(value: Value | undefined): RegoVersion | undefined {
  if (value === undefined || value === null) return undefined
  const number = isNumber(value) ? safeInteger(value) : undefined
  if (number === 0) return 'v0'
  if (number === 1) return 'v1'
  throw refused('its rego_version is neither 0 nor 1')
}

function refused(what: string): BundleRefused {
  return new BundleRefused(`.manifest: ${what}`)
}
