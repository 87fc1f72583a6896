import type { Branch, CompiledRule } from '../compile/compiled.ts'
import { equalValues } from '../values/compare.ts'
import type { Value } from '../values/value.ts'
import { given } from './comprehension.ts'
import { EvalError } from './eval-error.ts'
import { type Frame, newFrame } from './frame.ts'
import { deeper, noteTried, type Run, spend } from './run.ts'

/** How one value is made of several bodies. */
export interface OneValue {
  /** Words of the error where two bodies give two values. */
  readonly conflict: string
  /** Whether every body gives the same value, so that the first solution is enough. */
  readonly sameAnswer: boolean
  /** Binds the arguments of a rule; false where it does not take them. */
  readonly enter: (rule: CompiledRule, frame: Frame) => boolean
}

/**
 * The value that the bodies of several rules agree on; undefined where none holds. Of a rule and its `else` branches the
 * first that holds counts. Throws EvalError where they do not agree.
 */
export function agreedValue(run: Run, rules: readonly CompiledRule[], how: OneValue): Value | undefined {
  let agreed: Value | undefined
  for (const rule of rules) {
    const value = valueOfRule(run, rule, agreed, how)
    if (agreed === undefined) agreed = value
    if (agreed !== undefined && how.sameAnswer) return agreed
  }
  return agreed
}

function valueOfRule(
  run: Run,
  rule: CompiledRule,
  agreed: Value | undefined,
  how: OneValue,
): Value | undefined {
  for (const branch of rule.branches) {
    const frame = newFrame(branch.slots)
    spend(run, 1)
    if (!how.enter(rule, frame)) return undefined
    const value = valueOfBranch(run, { branch, frame }, agreed, how)
    if (value === undefined) continue
    noteTried(run, rule, branch)
    return value
  }
  noteTried(run, rule, undefined)
  return undefined
}

function valueOfBranch(
  run: Run,
  { branch, frame }: { readonly branch: Branch; readonly frame: Frame },
  agreed: Value | undefined,
  { conflict, sameAnswer }: OneValue,
): Value | undefined {
  let before = agreed
  let found: Value | undefined
  deeper(run, () =>
    run.solve(run, branch.body, frame, () => {
      found = given(branch.value, frame)
      if (before !== undefined && !equalValues(before, found))
        throw new EvalError('eval_conflict_error', conflict)
      before = found
      return sameAnswer
    }),
  )
  return found
}
