import type { Decision } from '../../model/decision.ts'
import type { RecordRef } from '../../model/ids.ts'
import type { InclusionProof } from '../../model/packet.ts'
import { recordRef } from '../../model/ids.ts'
import type { RawRecord } from '../contents.ts'

/** Most records that a report quotes for one decision, and most bytes of each. */
export const MAX_QUOTES = 12
const MAX_QUOTED_BYTES = 4096

/** A raw record as quoted: its first bytes, its length, its leaf. */
export interface Quote {
  readonly bytes: Uint8Array
  readonly length: number
  readonly leaf: string | undefined
}

/** Every record that a decision cites, once, in the order of its facts. */
export function citedBy(decision: Decision): readonly RecordRef[] {
  return [...new Set(Object.values(decision.evidence).flatMap((refs) => refs ?? []))]
}

/** Keeps what is quoted of the records that pass; asked first for leaves, then for the records. */
export function quoteRecords(wanted: readonly Decision[]): {
  readonly addProof: (proof: InclusionProof) => void
  readonly addRecord: (record: RawRecord) => void
  readonly quotes: ReadonlyMap<RecordRef, Quote>
} {
  const refs = new Set(wanted.flatMap((decision) => citedBy(decision).slice(0, MAX_QUOTES)))
  const leaves = new Map<RecordRef, string>()
  const quotes = new Map<RecordRef, Quote>()
  return {
    addProof: ({ source, index, leaf }) => {
      const ref = recordRef(source, index)
      if (refs.has(ref)) leaves.set(ref, leaf)
    },
    addRecord: ({ source, index, bytes }) => {
      const ref = recordRef(source, index)
      if (!refs.has(ref)) return
      quotes.set(ref, {
        bytes: bytes.slice(0, MAX_QUOTED_BYTES),
        length: bytes.length,
        leaf: leaves.get(ref),
      })
    },
    quotes,
  }
}
