import type { EngineName, PolicyVersion } from '../model/policy.ts'
import type { PolicyText, PolicyTrap } from './policy-text.ts'

/** What a policy answers, in the words of the decision. */
export type ReplayOutcome = 'permit' | 'deny'

/** A policy version that no request can be put to, with the engine's own words. */
export interface Blocked {
  readonly kind: 'blocked'
  readonly reason: 'engine-unavailable' | 'evaluation-error'
  readonly detail: string
  /** Where in which file of the version, from 1, in UTF-16 units; absent where it is no one place. */
  readonly place?: TextPlace
}

export interface TextPlace {
  readonly path: string
  readonly line: number
  readonly column: number
}

/** What is put to a policy version. All of it travels as text, so that no integer is rounded on the way. */
export interface EngineRequest {
  /**
   * The engine's own request as JSON text. What a log tells beside the input stands in it: results of calls that
   * give another answer each time, and what was erased or masked.
   */
  readonly text: string
  /**
   * RFC 3339: where the clock stands that a policy may read, if the request does not tell it. Absent: there is
   * none, and a rule that reads it cannot be evaluated.
   */
  readonly at?: string | undefined
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
  /**
   * Names, as in `staticReads`, of what this evaluation read of the request. Absent where the engine does not tell:
   * then what the texts read counts.
   */
  readonly reads?: readonly string[]
  /** A clock was read: what the request tells of it, or the one that it was given. Absent: none was read. */
  readonly clock?: 'recorded' | 'assumed'
}

/** An evaluation that gave none. `why` holds the engine's words where it spoke. */
export interface NotEvaluated {
  readonly ok: false
  readonly reason: Blocked['reason']
  readonly why: string
  /** See Evaluated.clock. */
  readonly clock?: 'recorded' | 'assumed'
}

export type Evaluation = Evaluated | NotEvaluated

/** What is left of an answer when the value of one attribute is not known (partial evaluation). */
export type Residual =
  /** No value of it could give another outcome. That it is absent may: `evaluate` tells. */
  | { readonly kind: 'decided'; readonly outcome: ReplayOutcome }
  | { readonly kind: 'open' }
  | { readonly kind: 'unknown'; readonly why: string }

/** A policy version made ready. It belongs to the thread that compiled it. */
export interface CompiledPolicy {
  readonly kind: 'compiled'
  /**
   * Puts one request to the version. Same request, same answer: no clock but the one given, no randomness, no
   * network. Never throws for what the text holds: it is hostile, and a text that is no request of this
   * engine is `ok: false`. Throws EngineStopped where the engine itself broke down.
   */
  evaluate(request: EngineRequest): Evaluation
  /**
   * The answer with one attribute, named as in `staticReads`, unknown. Absent where the engine has no partial
   * evaluation. Never throws for what the text holds.
   */
  residual?(request: EngineRequest, attribute: string): Residual
  /**
   * Dotted paths that the policy texts read of what gives the request's attributes: its `context`
   * (`subject.department` for `context.subject.department`), of Rego its `input`, else the request itself. `''` is
   * the whole. A path stands for everything below it too. Undefined where it cannot be known.
   */
  staticReads(): ReadonlySet<string> | undefined
  /**
   * Every id by which a log may name a rule of this version, and the rule id it stands for: the engine's
   * positional ids, and the rule ids themselves.
   */
  ruleNames(): ReadonlyMap<string, string>
  /**
   * Scalars that the texts hold a value against, as JSON texts, each once: what a probe for influence tries
   * beside the values of the case. At most `MOST_LITERALS`.
   */
  literals(): readonly string[]
  /** Gives back what the engine holds for it. Nothing may be asked of it afterwards. */
  dispose(): void
}

export interface PolicyEngine {
  readonly name: EngineName
  /** Name and version, as the engine itself tells it: `cedar 4.13.0`. */
  readonly label: string
  /** `reads-only`: texts are read, and no request can be put to them. */
  readonly can: 'evaluate' | 'reads-only'
  /** Throws EngineStopped where the engine itself broke down. */
  compile(version: PolicyVersion): CompiledPolicy | Blocked
  /** What the texts of a version say, read without running them, also of one that does not compile. Never throws. */
  readText(version: PolicyVersion): PolicyText
  /** Traps in the texts: what says something else than its writer will have meant. Never throws. */
  traps(version: PolicyVersion): readonly PolicyTrap[]
}

export const MOST_LITERALS = 2_000

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

/** A version that no request can be put to; `detail` is for people. */
export function blocked(reason: Blocked['reason'], detail: string, place?: TextPlace): Blocked {
  return { kind: 'blocked', reason, detail, ...(place === undefined ? {} : { place }) }
}

/** A request that a version gives no answer to; `why` is for people. */
export function notEvaluated(why: string, reason: Blocked['reason'] = 'evaluation-error'): NotEvaluated {
  return { ok: false, reason, why }
}
