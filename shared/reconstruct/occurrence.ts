import type { PlacedRecord } from '../model/rebuilt.ts'
import { type Instant, instantOf } from '../model/time.ts'

/** One decision in the making: the records that are its own. */
export interface Occurrence {
  label: string | undefined
  /** The deciding transition; undefined where only a label or a bare outcome tells of it. */
  readonly transition: string | undefined
  readonly records: PlacedRecord[]
  /** Those of `records` that carry an outcome. */
  readonly outcomes: PlacedRecord[]
}

export function startOccurrence(transition: string | undefined, into: Occurrence[]): Occurrence {
  const occurrence: Occurrence = { label: undefined, transition, records: [], outcomes: [] }
  into.push(occurrence)
  return occurrence
}

/**
 * The time that an occurrence has of itself (formats.md 4, rule 4): its last outcome's, else its last
 * check's, else its last record's. Requires at least one record.
 */
export function ownInstant({ records, outcomes }: Occurrence): Instant {
  return ownClock(records, outcomes).instant
}

/** The record that gives `ownInstant`. */
export function ownClock(records: readonly PlacedRecord[], outcomes: readonly PlacedRecord[]): PlacedRecord {
  return (
    outcomes.at(-1) ??
    records.findLast(({ record }) => record.check !== undefined) ??
    records.findLast((placed) => !onlyApprovesOrNotifies(placed)) ??
    (records.at(-1) as PlacedRecord)
  )
}

/** Whether a record tells of nothing but an approval or a notification: it does not set a decision's time. */
function onlyApprovesOrNotifies({ record }: PlacedRecord): boolean {
  const { approval, notification, trigger, attributes, check, model, outcome, action, effect } = record
  if (approval === undefined && notification === undefined) return false
  return [trigger, attributes, check, model, outcome, action, effect].every((fact) => fact === undefined)
}

/** An approval's time is its `at`, else its record's (formats.md 4, rule 3). */
export function instantOfApproval(placed: PlacedRecord): Instant {
  const at = placed.record.approval?.at
  return at === undefined ? placed.instant : (instantOf(at) ?? placed.instant)
}

/** The time by which a record finds its occurrence: an approval that is logged late goes by its own time. */
export function joiningInstant(placed: PlacedRecord): Instant {
  return onlyApprovesOrNotifies(placed) ? instantOfApproval(placed) : placed.instant
}
