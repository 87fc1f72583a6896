import type { Decision } from '../model/decision.ts'
import type { Finding, Severity } from '../model/finding.ts'
import type { GrowthFile } from '../model/growth.ts'
import type { InclusionProof, PacketManifest, ReviewFile } from '../model/packet.ts'
import type { SourceEntry } from '../model/source.ts'
import type { WithheldPlace } from '../model/withheld.ts'
import type { DsseSigner } from '../proof/dsse.ts'
import type { Typefaces } from './pdf/typefaces.ts'

/** A stream of values that can be read from its start as often as it is asked for. */
export type Rereadable<T> = () => AsyncIterable<T>

/** One line of a source, as it stood in the file: without its terminator. */
export interface RawRecord {
  readonly source: number
  readonly index: number
  readonly bytes: Uint8Array
}

/** A file of a definition. `name` is as its author wrote it: hostile. */
export interface GivenFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A definition as imported; `bytes` of a policy bundle are its `policies.yaml`, `files` what that names. */
export interface GivenDefinition extends GivenFile {
  readonly kind: 'workflow' | 'boundary' | 'policies'
  readonly files?: readonly GivenFile[]
}

/** A policy version whose files lie in `definitions[bundle]`; `files` are their names there. */
export interface GivenPolicy {
  readonly id: string
  readonly version: string
  readonly engine: string
  readonly digest: string
  readonly bundle: number
  readonly files: readonly string[]
}

/** What a code of findings means, for the reader of a report. */
export interface RuleInfo {
  readonly code: string
  readonly severity: Severity
  readonly title: string
  readonly meaning: string
  /** Controls that it touches, as text: `SOC 2 CC6.1`. */
  readonly controls: readonly string[]
}

/** Who seals, where and how; what of the manifest cannot be counted from the contents. */
export type ManifestValues = Pick<
  PacketManifest,
  'case' | 'selection' | 'sealedAt' | 'sealedBy' | 'tool' | 'engines' | 'settings' | 'lastRecord'
>

/**
 * Everything that goes into a packet, apart from what sealing makes of it. Streams are read once, in
 * the order in which their entries stand in the packet; nothing of them is kept but figures and what the
 * report quotes.
 */
export interface PacketContents {
  readonly manifest: ManifestValues
  /** The chosen decisions, in the order in which they shall stand. */
  readonly decisions: Rereadable<Decision>
  /** Every record of their runs. Requires ascending (source, index), none twice. */
  readonly records: Rereadable<RawRecord>
  /** One for each record, in the same order. */
  readonly proofs: Rereadable<InclusionProof>
  /** Requires ascending ids. */
  readonly sources: readonly SourceEntry[]
  /** In the order of their import. */
  readonly definitions: readonly GivenDefinition[]
  readonly policies: readonly GivenPolicy[]
  /** Those of the chosen decisions, of their runs, and of what those rest on. */
  readonly findings: Rereadable<Finding>
  /** One for each code that a finding may carry. */
  readonly rules: readonly RuleInfo[]
  readonly review: ReviewFile
  /** Lines of the custody log, exactly as the case file chains them. */
  readonly custody: Rereadable<string>
  /** How the sources grew since an earlier packet; left out where none was given. */
  readonly growth?: GrowthFile | undefined
  /** Ids of the populations that were reviewed; left out where there are none. */
  readonly populations?: readonly ListedIds[] | undefined
  /** What was withheld: then all streams above are without it already. Left out where nothing was. */
  readonly withheld?: Withheld | undefined
  /** With what report.pdf is set; where they are left out, the packet has none. */
  readonly typefaces?: Typefaces | undefined
}

/** The ids of one stratum of a campaign's population, sorted as bytes. */
export interface ListedIds {
  /** Its place in `campaigns` of the review, and that of the stratum in it. */
  readonly campaign: number
  readonly stratum: number
  readonly ids: Rereadable<string>
}

export interface Withheld {
  readonly values: number
  readonly records: number
  /** In the order of the records. */
  readonly places: Rereadable<WithheldPlace>
}

/** A key that signs, handed in: the private half never comes here. `sign` is Ed25519 (RFC 8032). */
export interface Signer extends DsseSigner {
  /** `sha256:` digest of the public key's SPKI DER. */
  readonly keyid: string
  readonly publicKeyPem: string
}

/** SHA-256 as it goes: 32 bytes at the end. */
export interface RunningHash {
  readonly update: (bytes: Uint8Array) => void
  readonly digest: () => Uint8Array
}

/** SHA-256, handed in. */
export type StartHash = () => RunningHash
