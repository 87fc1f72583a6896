import type { EngineName } from './policy.ts'
import type { Boundary, Exception } from './boundary.ts'
import type { Decision, EvidenceKey, Grade } from './decision.ts'
import type {
  Action,
  Actor,
  Approval,
  AttributeReading,
  Check,
  Effect,
  EvidenceRecord,
  ModelPart,
  Notification,
  Outcome,
  OutcomeValue,
  Subject,
  TransitionRef,
  Trigger,
  WorkflowRef,
} from './evidence.ts'
import type { RecordRef } from './ids.ts'
import type { JsonValue } from './json.ts'
import type { Instant } from './time.ts'
import type { Transition, WorkflowDefinition } from './workflow.ts'

/** An evidence record in its place. */
export interface PlacedRecord {
  readonly ref: RecordRef
  /** Order of import: source, then line, then part of the line. */
  readonly source: number
  readonly index: number
  readonly part: number
  readonly instant: Instant
  readonly record: EvidenceRecord
  /** The policy engine whose own log this is; undefined where the log may be of any. */
  readonly engine?: EngineName | undefined
  /** Parts that the log itself shows to be no plain observation (formats.md 4, rule 12). */
  readonly grades?: Readonly<Record<string, Grade>> | undefined
}

/** A workflow definition of the case, with the boundary and exceptions that count for it. */
export interface Definition {
  readonly workflow: WorkflowDefinition
  /** Its own, else the one given beside it. */
  readonly boundary: Boundary | undefined
  readonly exceptions: readonly Exception[]
}

/** How a run came by its definition (formats.md 4, rule 11). */
export type DefinitionMatch = 'named' | 'in-force' | 'none'

/** A fact and the record that told it. `own`: by the decision's own record, not joined from elsewhere in the run. */
export interface Told<Fact> {
  readonly fact: Fact
  readonly by: PlacedRecord
  readonly own: boolean
}

/** An attribute that counts for a decision. From a logged request it has neither source nor age. */
export interface CountedAttribute {
  readonly name: string
  readonly value: JsonValue
  readonly source: string | undefined
  readonly asOf: string | undefined
  readonly from: 'fact' | 'request'
  readonly by: PlacedRecord
}

/**
 * Everything that the evidence says about one decision, before replay. Lists are in the order of
 * the evidence (time, stream and seq, import); superseded facts stay in them.
 */
export interface Dossier {
  readonly id: string
  readonly run: string
  readonly workflow: WorkflowRef | undefined
  readonly transition: TransitionRef | undefined
  /** The definition's transition of that id, where the definition has it. */
  readonly defined: Transition | undefined
  readonly instant: Instant
  /** The time as the record writes it. */
  readonly time: string
  /** The decision's own records: of its transition or label. */
  readonly own: readonly PlacedRecord[]

  /** The trigger that counts, with the record that told it. */
  readonly trigger: Told<Trigger> | undefined
  readonly readings: readonly Told<AttributeReading>[]
  /** One for each name, in order of name. */
  readonly attributes: readonly CountedAttribute[]
  readonly checks: readonly Told<Check>[]
  /** The check that counts. */
  readonly check: Told<Check> | undefined
  /** `check`'s time, else the decision's: attributes and the version in force go by it. */
  readonly checkInstant: Instant
  readonly models: readonly Told<ModelPart>[]
  readonly approvals: readonly (Told<Approval> & { readonly instant: Instant })[]
  readonly outcomes: readonly Told<Outcome>[]
  readonly outcome: OutcomeValue | undefined
  readonly actions: readonly Told<Action>[]
  /** The action that counts. */
  readonly action: Told<Action> | undefined
  readonly notifications: readonly Told<Notification>[]
  readonly effects: readonly Told<Effect>[]
  readonly subject: Subject | undefined
  readonly actor: Actor | undefined

  readonly evidence: Readonly<Partial<Record<EvidenceKey, readonly RecordRef[]>>>
  readonly grades: Readonly<Record<string, Grade>>
  readonly complete: boolean
  readonly agreement: Decision['agreement']
  readonly policy: { readonly id: string; readonly version: string } | undefined
  /** The version of that policy (or of the transition's, where none is recorded) whose interval holds `checkInstant`. */
  readonly inForce: { readonly id: string; readonly version: string } | undefined
}

/** A workflow run put together: its records in order and its decisions in order of time. */
export interface RebuiltRun {
  readonly id: string
  /** What its first record names. */
  readonly workflow: WorkflowRef | undefined
  readonly definition: Definition | undefined
  readonly match: DefinitionMatch
  readonly records: readonly PlacedRecord[]
  readonly start: Instant
  /** The last record's. */
  readonly end: Instant
  readonly decisions: readonly Dossier[]
}

/** An attribute that nobody approved, and a change of it under which replay gives another outcome. */
export interface ChangingInput {
  readonly name: string
  readonly value: JsonValue
  readonly by: PlacedRecord
  /** What replay gives with the value. */
  readonly before: 'permit' | 'deny'
  /** Another value that the case has seen; undefined: without it. */
  readonly other: JsonValue | undefined
  /** What replay gives then. */
  readonly outcome: 'permit' | 'deny'
  /** How many of the values that the case has seen were to be tried. */
  readonly tried: 'all' | { readonly of: number; readonly most: number }
}

/** A decision after replay: what the rules of findings judge. */
export interface JudgedDecision {
  readonly dossier: Dossier
  readonly run: RebuiltRun
  readonly decision: Decision
  /** Names (dotted, as in `attributes`) that the recorded policy version reads of its context; undefined: not known. */
  readonly reads: ReadonlySet<string> | undefined
  /**
   * Every id by which a log may name a rule of the recorded version, the engine's positional ones
   * included, and the rule id that it stands for; undefined: not known.
   */
  readonly ruleNames: ReadonlyMap<string, string> | undefined
  /** Attributes that nobody approved and that changed the outcome; undefined: not tested. */
  readonly changedBy?: readonly ChangingInput[] | undefined
}
