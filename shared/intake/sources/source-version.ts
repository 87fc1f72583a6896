import type { EngineName } from '../../model/policy.ts'

/** What policies without a manifest of ours come from. */
export const POLICY_SOURCES = ['opa-bundle', 'cerbos-policies', 'cedar-policies', 'dmn-models'] as const
export type PolicySource = (typeof POLICY_SOURCES)[number]

/** Files by their paths. */
export type Files = ReadonlyMap<string, Uint8Array>

/** A policy as one content of a source holds it. */
export interface SourceVersion {
  readonly policy: string
  readonly engine: EngineName
  /** As the source itself calls it; undefined: it does not, and the digest of the files stands for it. */
  readonly version: string | undefined
  /** Paths: policy texts in their order. */
  readonly texts: readonly string[]
  readonly entities?: string | undefined
  readonly schema?: string | undefined
}

/** The policies of one content of a source. */
export interface SourceContent {
  readonly versions: readonly SourceVersion[]
  /** Files that the content lacks and a reading needs: they are made, and said to be. */
  readonly made: Files
  readonly notes: readonly string[]
}

/** A source that cannot be read; the message says why. */
export class SourceRefused extends Error {}
