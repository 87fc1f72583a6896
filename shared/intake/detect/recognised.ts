import type { EvidenceFormat } from '../../model/source.ts'

/** How the files of a policy bundle lie together. */
export type BundleShape = 'folder' | 'zip' | 'tar'

/** What a file is, and what in it says so, in words. */
export type Recognised =
  | { readonly kind: 'evidence'; readonly format: EvidenceFormat; readonly reason: string }
  | { readonly kind: 'workflow' | 'boundary'; readonly reason: string }
  | { readonly kind: 'policies'; readonly shape: BundleShape; readonly reason: string }

export type DefinitionRecognised = Exclude<Recognised, { kind: 'evidence' }>
