import type { Effect } from './evidence.ts'
import type { RecordRef } from './ids.ts'
import type { PolicyVersion } from './policy.ts'
import type { Definition } from './rebuilt.ts'
import type { GrantedException } from './review.ts'
import type { CaseSettings } from './settings.ts'
import type { Instant } from './time.ts'

/** What every rule may know of the whole case before it judges the first run. */
export interface CaseFacts {
  readonly settings: CaseSettings
  /** The case's last record, effects included; undefined in an empty case. */
  readonly lastRecord: Instant | undefined
  /** Every definition that counts: of each (id, version) the first that was imported. */
  readonly definitions: readonly Definition[]
  /** (id, version) pairs imported again with other content. */
  readonly conflictingDefinitions: readonly { readonly id: string; readonly version: string }[]
  readonly policies: readonly PolicyVersion[]
  /** Exceptions that reviews granted which two people signed; left out: none. */
  readonly granted?: readonly GrantedException[] | undefined
  /** Whether a run of this workflow other than `run` has a record with a transition into `stage`. */
  readonly enteredElsewhere: (workflow: string, stage: string, run: string) => boolean
  /** What other systems saw happen; undefined where the case's sources tell nothing of it, or only a part is at hand. */
  readonly effects?: SeenEffects | undefined
}

/** An effect that took place, told by a record that belongs to no run. */
export interface SeenEffect {
  readonly ref: RecordRef
  readonly instant: Instant
  readonly effect: Effect
  /** Whose access changed: the effect's target, else the record's subject. */
  readonly target: string | undefined
  /** A done action of some run is the same: the effect is that action's. */
  readonly isTaken: boolean
}

/** The effects of a case, to be looked up: any number of them, so they are read when they are asked for. */
export interface SeenEffects {
  /** Of this target from one instant to another, both included: at most the first hundred, in order of time. */
  readonly ofTarget: (target: string, from: Instant, to: Instant) => readonly SeenEffect[]
  /** With this entitlement, likewise. */
  readonly ofEntitlement: (entitlement: string, from: Instant, to: Instant) => readonly SeenEffect[]
  /** When effects of a type were first and last seen; undefined: never. */
  readonly seen: (type: string) => { readonly first: Instant; readonly last: Instant } | undefined
  /** Those that no done action of a run is the same as, in order of import. */
  readonly untaken: () => Iterable<SeenEffect>
}
