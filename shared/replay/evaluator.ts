import type { Blocked, EngineRequest, Evaluation, Residual } from './policy-engine.ts'
import type { VersionKey } from './version-key.ts'

/** One request to be put to one policy version. */
export interface ReplayJob {
  readonly version: VersionKey
  readonly request: EngineRequest
}

/** One request with an attribute unknown: see CompiledPolicy.residual. */
export interface ResidualJob extends ReplayJob {
  readonly attribute: string
}

/** What a version tells of itself, without a request. */
export type VersionDescription =
  | {
      readonly kind: 'compiled'
      /** See CompiledPolicy.staticReads. */
      readonly reads: ReadonlySet<string> | undefined
      /** Every id of a rule of this version: rule ids and the engine's positional ones. */
      readonly ruleIds: ReadonlySet<string>
      /** See CompiledPolicy.ruleNames. */
      readonly ruleNames: ReadonlyMap<string, string>
      /** See CompiledPolicy.literals. */
      readonly literals: readonly string[]
      /** Whether it has partial evaluation, so that `residual` may be asked. */
      readonly partial: boolean
    }
  | Blocked

/** Puts requests to policy versions, somewhere. The answers do not depend on where, or in which order. */
export interface Evaluator {
  /** One answer for each job, in the order of the jobs. Every key must be of a version it was opened with. */
  evaluate(jobs: readonly ReplayJob[]): Promise<readonly Evaluation[]>
  /** One answer for each job, in their order. Requires versions whose description says `partial`. */
  residual(jobs: readonly ResidualJob[]): Promise<readonly Residual[]>
  describe(version: VersionKey): Promise<VersionDescription>
  /** Ends its threads. What is still being asked is rejected. */
  close(): Promise<void>
}
