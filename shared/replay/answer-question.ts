import { assertNever } from '../model/assert-never.ts'
import type { CompiledVersions } from './compiled-versions.ts'
import type { VersionDescription } from './evaluator.ts'
import { type Blocked, blocked, EngineStopped, type Evaluation, notEvaluated } from './policy-engine.ts'
import type { VersionKey } from './version-key.ts'

/** What a thread that evaluates may be asked. */
export type Question =
  | { readonly kind: 'evaluate'; readonly version: VersionKey; readonly request: string }
  | { readonly kind: 'describe'; readonly version: VersionKey }

export interface Answer {
  readonly value: Evaluation | VersionDescription
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
    const ruleNames = policy.ruleNames()
    const ruleIds = new Set(ruleNames.keys())
    return sound({ kind: 'compiled', reads: policy.staticReads(), ruleIds, ruleNames })
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

/** How a question about a version that cannot be used, or to one that broke the engine, is answered. */
export function refusal(question: Question, why: Blocked): Evaluation | VersionDescription {
  switch (question.kind) {
    case 'evaluate':
      return notEvaluated(why.detail, why.reason)
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
