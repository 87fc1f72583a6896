import type { EvidenceFormat } from '../../model/source.ts'
import { POLICY_SOURCES, type PolicySource } from '../sources/source-version.ts'

/** How the files of policies lie together. `git` is a folder with its history, `git-bundle` a file that holds one. */
export type BundleShape = 'folder' | 'zip' | 'tar' | 'file' | 'git' | 'git-bundle'

/** What policies are named by: a manifest of ours, or what they are of, without one. */
export const POLICY_FORMATS = [...POLICY_SOURCES, 'git-history'] as const
export type PolicyFormat = (typeof POLICY_FORMATS)[number]

/** What a file is, and what in it says so, in words. */
export type Recognised =
  | { readonly kind: 'evidence'; readonly format: EvidenceFormat; readonly reason: string }
  | { readonly kind: 'workflow' | 'boundary'; readonly reason: string }
  | PoliciesRecognised

export interface PoliciesRecognised {
  readonly kind: 'policies'
  readonly shape: BundleShape
  /** What they are of, if no manifest of ours is with them. */
  readonly source?: PolicySource | undefined
  readonly reason: string
}

export type DefinitionRecognised = Exclude<Recognised, { kind: 'evidence' }>

/** The name that `--format` takes for policies without a manifest of ours; undefined: they have one. */
export function formatOfPolicies({ shape, source }: PoliciesRecognised): PolicyFormat | undefined {
  return shape === 'git' || shape === 'git-bundle' ? 'git-history' : source
}
