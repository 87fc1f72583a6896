import type { CaseFacts, SeenEffect } from '../model/case-facts.ts'
import type { Severity, SubjectKind } from '../model/finding.ts'
import type { RecordRef } from '../model/ids.ts'
import type { PolicyVersion } from '../model/policy.ts'
import type { JudgedDecision, RebuiltRun } from '../model/rebuilt.ts'
import type { StreamSummary } from '../model/stream.ts'
import type { SourceSummary } from './source-summary.ts'
import type { WorkflowVersionFacts } from './reading/workflow-version.ts'

/** One way in which a thing breaches a rule. */
export interface Instance {
  /** What breaches it, with the values, in words. */
  readonly text: string
  /** The input that it is about, where it is about one: an exception may name it. */
  readonly input?: string
  /** The records that show it. */
  readonly evidence: readonly RecordRef[]
}

/** All the ways in which one thing breaches one rule. Requires at least one instance. */
export interface Breach {
  readonly instances: readonly Instance[]
  /** How many there are, where only the first are known. */
  readonly total?: number
}

/** A breach of these instances, or undefined where there are none. */
export function breach(instances: readonly Instance[], total?: number): Breach | undefined {
  if (instances.length === 0) return undefined
  return total === undefined ? { instances } : { instances, total }
}

interface About<Kind extends SubjectKind> {
  readonly code: string
  readonly severity: Severity
  /** The subject's kind. */
  readonly kind: Kind
  /** A few words: what is wrong where the rule is breached. */
  readonly title: string
  /** One or two sentences: what it says and why it matters. */
  readonly meaning: string
}

/**
 * Whether a rule judges a run by itself, with definitions and policies, or looks at the rest of the
 * `case` too (other runs, the case's last record): such a one cannot be judged again from a packet.
 */
export type Reach = 'run' | 'case'

export interface DecisionRule extends About<'decision'> {
  readonly reach: Reach
  readonly judge: (judged: JudgedDecision, facts: CaseFacts) => Breach | undefined
}

export interface RunRule extends About<'run'> {
  readonly reach: Reach
  readonly judge: (run: RebuiltRun, facts: CaseFacts) => Breach | undefined
}

export interface StreamRule extends About<'stream'> {
  readonly judge: (summary: StreamSummary) => Breach | undefined
}

export interface SourceRule extends About<'source'> {
  readonly judge: (summary: SourceSummary) => Breach | undefined
}

/** `gaps`: decisions under the policy at whose check no version of it was in force. */
export interface PolicyRule extends About<'policy'> {
  readonly judge: (versions: readonly PolicyVersion[], gaps: Breach | undefined) => Breach | undefined
}

/** `recorded`: digests that records give for the version, other than that of its files. */
export interface PolicyVersionRule extends About<'policy-version'> {
  readonly judge: (version: PolicyVersion, recorded: Breach | undefined) => Breach | undefined
}

export interface WorkflowRule extends About<'workflow'> {
  /** The `latest` version by `effective.from`, each version `with-runs` in the case, or `every` one. */
  readonly judges: 'latest' | 'with-runs' | 'every'
  readonly judge: (version: WorkflowVersionFacts) => Breach | undefined
}

/** Judges what other systems saw, once all of the case is gathered. */
export interface EffectRule extends About<'effect'> {
  readonly judge: (seen: SeenEffect) => Breach | undefined
}

export type Rule =
  | DecisionRule
  | RunRule
  | StreamRule
  | SourceRule
  | PolicyRule
  | PolicyVersionRule
  | WorkflowRule
  | EffectRule
