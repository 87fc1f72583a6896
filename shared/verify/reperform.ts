import type { Decision } from '../model/decision.ts'
import type { Finding } from '../model/finding.ts'
import type { PacketManifest, ReviewFile } from '../model/packet.ts'
import type { SourceEntry } from '../model/source.ts'
import type { ReadableRecord } from './readable-records.ts'

/** A definition of the packet, as it was imported. `name` and the files' names are hostile. */
export interface PacketDefinition {
  readonly kind: 'workflow' | 'boundary' | 'policies'
  readonly name: string
  /** The file; of a policy bundle its `policies.yaml`. */
  readonly bytes: Uint8Array
  /** The other files of a bundle, by the name that its `policies.yaml` uses. */
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

/** All that a packet gives for doing the work again. It was checked for shape, and for nothing else. */
export interface PacketForRebuild {
  /** Settings, the case's last record, and the engines by which it was made. */
  readonly manifest: PacketManifest
  /** `format` says how the lines of a source are read. */
  readonly sources: readonly SourceEntry[]
  /** In the order of their import: which counts first depends on it. */
  readonly definitions: readonly PacketDefinition[]
  readonly review: ReviewFile
  /** Ascending by (source, index). May be read more than once. */
  readonly records: () => AsyncIterable<ReadableRecord>
}

/** A finding with the run that it, or the decision that it is of, belongs to: its subject names an id alone. */
export interface FoundAgain {
  readonly run: string
  readonly finding: Finding
}

/** What a rebuild could not read, since it is withheld and not disclosed. Asked once a decision has come out. */
export interface WithheldFromRebuild {
  /** Whether values are withheld from records of the run. */
  readonly isTouched: (run: string) => boolean
  /** Of a decision that came out, by `decisionKey`: whether its request lacks something, and what its policy reads of that. */
  readonly inRequest: (key: string) => { readonly any: boolean; readonly read: readonly string[] }
}

/** What comes out when it is done again. */
export interface Reperformed {
  /** Every decision of the runs that the records make, in any order; those that were not chosen too. */
  readonly decisions: () => AsyncIterable<Decision>
  /** Findings whose subject is one of those decisions or runs; others are left aside. */
  readonly findings: () => AsyncIterable<FoundAgain>
  /** What was not there for it; left out where nothing was withheld. */
  readonly withheld?: WithheldFromRebuild
  /** Called once, when all has been compared or given up. */
  readonly close?: () => void | Promise<void>
}

/**
 * Rebuilds, replays and judges from the packet alone; handed in by the engine. `lastRecord` of the manifest
 * stands for the case's; `enteredElsewhere` is unknown (answer false) and influence over other values of the
 * case cannot be tested: what depends on them is not compared. Rejects where the packet cannot be rebuilt at
 * all (a DocketError: then re-performing does not hold).
 */
export type RebuildFromPacket = (packet: PacketForRebuild) => Promise<Reperformed>
