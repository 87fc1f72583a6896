import { assertNever } from '../model/assert-never.ts'
import type { CompiledVersions } from './compiled-versions.ts'
import type { VersionDescription } from './evaluator.ts'
import {
  type Blocked,
  blocked,
  type CompiledPolicy,
  type EngineRequest,
  EngineStopped,
  type Evaluation,
  notEvaluated,
  type Residual,
} from './policy-engine.ts'
import type { VersionKey } from './version-key.ts'

/** What a thread that evaluates may be asked. */
export type Question =
  | { readonly kind: 'evaluate'; readonly version: VersionKey; readonly request: EngineRequest }
  | {
      readonly kind: 'residual'
      readonly version: VersionKey
      readonly request: EngineRequest
      readonly attribute: string
    }
  | { readonly kind: 'describe'; readonly version: VersionKey }

export interface Answer {
  readonly value: Evaluation | Residual | VersionDescription
  /** The version cannot be used, whatever it is asked. */
  readonly blocked: Blocked | undefined
  /** The engine broke down: this thread's later answers would be worth nothing. */
  readonly engine: 'sound' | 'stopped'
}

/** Answers one question with what this thread has compiled; `onCompiled` is called between the two. */
export function answerQuestion(
  question: Question,
  versions: CompiledVersions,
  onCompiled: () => void = () => {},
): Answer {
  let compiled = false
  try {
    const policy = versions.get(question.version)
    compiled = true
    onCompiled()
    if (policy.kind === 'blocked') return refused(question, policy, 'sound')
    if (question.kind === 'evaluate') return sound(policy.evaluate(question.request))
    if (question.kind === 'residual')
      return sound(policy.residual?.(question.request, question.attribute) ?? NOT_PARTIAL)
    return sound(description(policy))
  } catch (error) {
    if (!(error instanceof EngineStopped)) throw error
    if (!compiled) return refused(question, blocked('evaluation-error', error.message), 'stopped')
    return {
      value: refusal(question, blocked('evaluation-error', error.message)),
      blocked: undefined,
      engine: 'stopped',
    }
  }
}

const NOT_PARTIAL: Residual = { kind: 'unknown', why: 'the engine has no partial evaluation' }

function description(policy: CompiledPolicy): VersionDescription {
  const ruleNames = policy.ruleNames()
  return {
    kind: 'compiled',
    reads: policy.staticReads(),
    ruleIds: new Set(ruleNames.keys()),
    ruleNames,
    literals: policy.literals(),
    partial: policy.residual !== undefined,
  }
}

/** How a question about a version that cannot be used, or to one that broke the engine, is answered. */
export function refusal(question: Question, why: Blocked): Answer['value'] {
  switch (question.kind) {
    case 'evaluate':
      return notEvaluated(why.detail, why.reason)
    case 'residual':
      return { kind: 'unknown', why: why.detail }
    case 'describe':
      return why
    default:
      return assertNever(question)
  }
}

function sound(value: Answer['value']): Answer {
  return { value, blocked: undefined, engine: 'sound' }
}

function refused(question: Question, why: Blocked, engine: Answer['engine']): Answer {
  return { value: refusal(question, why), blocked: why, engine }
}
