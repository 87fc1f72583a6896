import type { EngineName, PolicyVersion } from '../model/policy.ts'

/** What a policy answers, in the words of the decision. */
export type ReplayOutcome = 'permit' | 'deny'

/** A policy version that no request can be put to, with the engine's own words. */
export interface Blocked {
  readonly kind: 'blocked'
  readonly reason: 'engine-unavailable' | 'evaluation-error'
  readonly detail: string
}

/** An evaluation that gave an outcome. All lists are sorted by UTF-8 bytes and free of repeats. */
export interface Evaluated {
  readonly ok: true
  readonly outcome: ReplayOutcome
  /** Rule ids as formats.md 3 names them. Empty: no rule decided, the engine's default did. */
  readonly determining: readonly string[]
  /** The same rules by the ids that the engine itself gives them. */
  readonly determiningPositions: readonly string[]
  /** Errors in single rules, each with the rule's id and the engine's words. They are part of the answer. */
  readonly errors: readonly string[]
  /** The engine's ids of the rules that had an error. */
  readonly erringPositions: readonly string[]
  /** The engine's words where it found an attribute, a tag or an entity missing; a part of what `errors` tells. */
  readonly missingAttributes: readonly string[]
}

/** An evaluation that gave none. `why` holds the engine's words where it spoke. */
export interface NotEvaluated {
  readonly ok: false
  readonly reason: Blocked['reason']
  readonly why: string
}

export type Evaluation = Evaluated | NotEvaluated

/** A policy version made ready. It belongs to the thread that compiled it. */
export interface CompiledPolicy {
  readonly kind: 'compiled'
  /**
   * Puts one request, as JSON text, to the version. Same text, same answer: no clock, no randomness, no
   * network. Never throws for what the text holds: it is hostile, and a text that is no request of this
   * engine is `ok: false`. Throws EngineStopped where the engine itself broke down.
   */
  evaluate(requestText: string): Evaluation
  /**
   * Dotted paths that the policy texts read of the request's context (`subject.department` for
   * `context.subject.department`); `''` is the whole context. A path stands for everything below it too.
   * Undefined where it cannot be known.
   */
  staticReads(): ReadonlySet<string> | undefined
  /**
   * Every id by which a log may name a rule of this version, and the rule id it stands for: the engine's
   * positional ids, and the rule ids themselves.
   */
  ruleNames(): ReadonlyMap<string, string>
  /** Gives back what the engine holds for it. Nothing may be asked of it afterwards. */
  dispose(): void
}

export interface PolicyEngine {
  readonly name: EngineName
  /** Name and version, as the engine itself tells it: `cedar 4.13.0`. */
  readonly label: string
  /** Throws EngineStopped where the engine itself broke down. */
  compile(version: PolicyVersion): CompiledPolicy | Blocked
}

/**
 * The engine broke down (a stack or memory limit inside it) and what it holds can no longer be trusted:
 * only a fresh thread may go on.
 */
export class EngineStopped extends Error {
  constructor(detail: string, options?: { cause?: unknown }) {
    super(detail, options)
    this.name = 'EngineStopped'
  }
}

export function blocked(reason: Blocked['reason'], detail: string): Blocked {
  return { kind: 'blocked', reason, detail }
}

export function notEvaluated(why: string, reason: Blocked['reason'] = 'evaluation-error'): NotEvaluated {
  return { ok: false, reason, why }
}
