import type { Grade } from '../../model/decision.ts'
import type { EvidenceRecord } from '../../model/evidence.ts'
import type { QuarantineReason } from '../../model/segment.ts'
import type { Instant } from '../../model/time.ts'
import type { JsonValue } from '../../model/json.ts'
import type { LenientPlace } from './lenient-stream.ts'

/** A line that is a valid entry of its format. */
export interface LineRead {
  readonly ok: true
  /** What it tells, in parts; empty where it is a valid entry that tells no decision. */
  readonly records: readonly EvidenceRecord[]
  /** Of each part, what in it is no plain observation; left out where all is. */
  readonly grades?: readonly Readonly<Record<string, Grade>>[] | undefined
  /** The entry's own id, unique within its stream where the log is sound; undefined where its kind has none. */
  readonly id: string | undefined
  readonly time: Instant
  readonly run: string | undefined
  readonly stream:
    | { readonly id: string; readonly seq: number; readonly prev?: string | undefined }
    | undefined
}

/** A line that is none. `stream` is what a lenient reading gives of its place in the sequence. */
export interface LineRefused {
  readonly ok: false
  readonly reason: QuarantineReason
  /** In words, with the field or the place; bounded in length. */
  readonly detail: string
  readonly stream: LenientPlace | undefined
}

export type LineReading = LineRead | LineRefused

/** What a format's mapper says of the JSON value of a line. Pure; the value is hostile. */
export type MapLine = (value: JsonValue) => LineRead | Omit<LineRefused, 'stream'>
