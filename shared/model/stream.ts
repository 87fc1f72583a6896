import type { RecordRef } from './ids.ts'

/** What the sequence numbers and digests of one stream show, over all sources of the case. */
export interface StreamSummary {
  readonly id: string
  readonly first: number
  readonly last: number
  /** Numbers missing between first and last, as inclusive ranges, at most `INSTANCES_KEPT`; `missing` counts all. */
  readonly gaps: readonly (readonly [from: number, to: number])[]
  readonly missing: number
  readonly gapCount: number
  /** Places and record ids told more than once with other bytes. */
  readonly repeats: readonly {
    readonly what: 'seq' | 'id'
    readonly value: string
    readonly refs: readonly RecordRef[]
  }[]
  readonly repeatCount: number
  /** Records whose `prev` is not the digest of the record before, or is left out where the stream uses it. */
  readonly broken: readonly {
    readonly ref: RecordRef
    readonly seq: number
    readonly why: 'differs' | 'left-out'
  }[]
  readonly brokenCount: number
}

/** Most instances of one kind that a summary names, against crafted streams; the counts are whole. */
export const INSTANCES_KEPT = 1000
