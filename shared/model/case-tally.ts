import type { Instant } from './time.ts'

/*
 * What a rebuild counts over all runs and decisions, so that a screen need not read them again: a few rows for
 * each workflow version and policy version, however large the case is. Names come from the evidence, which may
 * invent any number of them: of each kind so many are kept, the first met, and the rest are counted together.
 */

/** Which runs or decisions a row counts: those that name it, those that name none, those whose name is not kept. */
export const TALLY_KINDS = ['named', 'none', 'further'] as const
export type TallyKind = (typeof TALLY_KINDS)[number]

/** How long something took, where the evidence says when it began and when it ended. */
export interface StayTimes {
  /** How often that is known. */
  readonly timed: number
  /**
   * By nearest rank, in whole milliseconds: exact below 128 ms, else within 0.8 % (see `engine/tally/stay-histogram`).
   * Null where `timed` is 0.
   */
  readonly median: number | null
  readonly p95: number | null
}

/** The runs of one version of a workflow, as their records name it. */
export interface WorkflowTally {
  readonly kind: TallyKind
  /** '' unless `named`. */
  readonly workflow: string
  readonly version: string
  readonly runs: number
  readonly decisions: number
  /** The versions by whose definition its runs were judged. */
  readonly judgedBy: readonly { readonly version: string; readonly runs: number }[]
  readonly stages: readonly StageTally[]
  readonly transitions: readonly TransitionTally[]
  readonly inputs: readonly InputTally[]
  /** How often transitions were taken that have no row of their own. */
  readonly furtherTaken: number
  /** How often inputs were evaluated that have no row of their own. */
  readonly furtherEvaluated: number
}

export interface StageTally extends StayTimes {
  readonly stage: string
  /** Runs that were in it. */
  readonly runs: number
  /** Runs that neither ended nor moved on from it (WF-04). */
  readonly idle: number
}

export interface TransitionTally extends StayTimes {
  readonly id: string
  readonly from: string
  readonly to: string
  /** Whether the definition by which its runs were judged has it. Where there is no definition, nothing is undefined. */
  readonly defined: boolean
  readonly runs: number
  /** At least `runs`: a run that enters the stage before it again may take it again. */
  readonly taken: number
  /** Of the runs that took it undefined, those whose finding (WF-01) an exception covers. */
  readonly excepted: number
}

export interface InputTally {
  readonly name: string
  /** Decisions for which it counted. */
  readonly evaluated: number
  /** Of these, those in which it was not approved (BD-01). */
  readonly unapproved: number
}

/** One run that took a transition which its definition lacks. */
export interface Deviation {
  /** The workflow version that the run names, and the transition. */
  readonly workflow: string
  readonly version: string
  readonly transition: { readonly id: string; readonly from: string; readonly to: string }
  /** The run's place in the order of the rebuild, from 1. */
  readonly run: number
  readonly at: Instant
  /** The first record that shows it. */
  readonly source: number
  readonly line: number
}

/** The decisions under one version of a policy, as their checks name it. */
export interface PolicyTally {
  readonly kind: TallyKind
  /** '' unless `named`. */
  readonly policy: string
  readonly version: string
  readonly decisions: number
  /** Decisions at whose check another version was in force (RP-02). */
  readonly notInForce: number
  /** Decisions at whose check no version of the policy was in force (RP-07). */
  readonly inGap: number
  /** Checks before the version's interval, and at or after its end. Of a version in no bundle there are none. */
  readonly early: OutsideInterval
  readonly late: OutsideInterval
  readonly days: readonly PolicyDay[]
  /** Decisions on days that have no row of their own. */
  readonly furtherDays: number
  /** Decisions by the rule that decided them when they were heard again, each rule of several; '': no rule did. */
  readonly rules: readonly RuleTally[]
}

/** Null where `count` is 0. */
export interface OutsideInterval {
  readonly count: number
  readonly first: Instant | null
  readonly last: Instant | null
}

export interface RuleTally {
  readonly rule: string
  readonly decisions: number
}

export interface PolicyDay {
  /** Days since 1970-01-01 UTC, of the check. */
  readonly day: number
  readonly decisions: number
  /** Of these, those outside the version's interval. */
  readonly outside: number
}
