import { type CelOutcome, type Failure, failed, isFailure } from './outcome.ts'
import type { PreparedRule } from './prepare-rules.ts'
import type { CelRequest } from './request.ts'
import { NOW } from './rule-environment.ts'
import type { Activation, CelRun } from './run.ts'

export interface Judged {
  readonly rule: PreparedRule
  /** Whether the rule holds, or why that cannot be told: then it takes no part. */
  readonly holds: boolean | Failure
}

/** Whether each rule holds for a request. What denials and permits read is noted apart. Throws CannotEvaluate. */
export function judgeRules(
  rules: readonly PreparedRule[],
  request: CelRequest,
  runs: { readonly deny: CelRun; readonly permit: CelRun },
): readonly Judged[] {
  return rules.map((rule) => ({ rule, holds: holds(rule, request, runs[rule.effect]) }))
}

function holds({ when, unless }: PreparedRule, request: CelRequest, run: CelRun): boolean | Failure {
  const variables: Activation = {
    get: (name) => (name === NOW ? run.now() : request.variables.get(name)),
  }
  const asked = when === undefined ? true : truth(when.evaluate(variables, run), 'when')
  const isOpen = isFailure(asked) && asked.kind === 'unknown'
  if ((asked !== true && !isOpen) || unless === undefined) return asked
  const excepted = truth(unless.evaluate(variables, run), 'unless')
  if (isOpen) return excepted === true ? false : asked
  return isFailure(excepted) ? excepted : !excepted
}

function truth(outcome: CelOutcome, key: string): boolean | Failure {
  if (typeof outcome === 'boolean' || isFailure(outcome)) return outcome
  return failed(`the condition of ${key} is neither true nor false`)
}
