import type { CompiledRule, RuleNode } from '../compile/compiled.ts'
import type { Value } from '../values/value.ts'
import { agreedValue, type OneValue } from './body-value.ts'
import { callKey } from './call-key.ts'
import type { Frame } from './frame.ts'
import { match } from './match.ts'
import { haveSameAnswer } from './rule-kinds.ts'
import type { Run } from './run.ts'
import type { Kept } from './scope.ts'

const CONFLICT = 'functions must not produce multiple outputs for same inputs'

/** What the function at a node gives for arguments; undefined where no body holds and there is no default. */
export function functionValue(run: Run, node: RuleNode, args: readonly Value[]): Value | undefined {
  const results = resultsOf(run, node)
  const key = callKey(args, run.identities)
  const kept = results.get(key)
  if (kept !== undefined) return kept.value
  const how: OneValue = {
    conflict: CONFLICT,
    sameAnswer: haveSameAnswer(node.rules),
    enter: (rule, frame) => takes(rule, args, frame),
  }
  const byDefault = node.default === undefined ? [] : [node.default]
  const agreed = agreedValue(run, node.rules, how)
  const value = agreed === undefined ? agreedValue(run, byDefault, how) : agreed
  results.set(key, { value })
  return value
}

function takes(rule: CompiledRule, args: readonly Value[], frame: Frame): boolean {
  return (
    rule.args.length === args.length &&
    rule.args.every((pattern, at) => {
      const value = args[at]
      return value !== undefined && match(pattern, value, frame)
    })
  )
}

function resultsOf({ scope }: Run, node: RuleNode): Map<string, Kept> {
  const { calls } = scope.cache
  const known = calls.get(node)
  if (known !== undefined) return known
  const results = new Map<string, Kept>()
  calls.set(node, results)
  return results
}
