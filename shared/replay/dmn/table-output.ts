import { evaluate } from './feel/evaluate.ts'
import type { Expression } from './feel/syntax.ts'
import type { Scope } from './feel/run.ts'
import type { Feel } from './feel/value.ts'
import type { BoxedOutput, BoxedRule, BoxedTable } from './boxed.ts'
import { type Evaluating, typed } from './evaluating.ts'

/** What a rule gives: a value of one output, a context of several. */
export function ruleOutput(
  rule: BoxedRule,
  { outputs }: BoxedTable,
  scope: Scope,
  evaluating: Evaluating,
): Feel {
  return ofOutputs(outputs, (_, at) => rule.outputs[at], scope, evaluating)
}

/** What a table gives where no rule holds; undefined where no output says so. */
export function defaultOutput(
  { outputs }: BoxedTable,
  scope: Scope,
  evaluating: Evaluating,
): Feel | undefined {
  if (outputs.every((output) => output.default === undefined)) return undefined
  return ofOutputs(outputs, (output) => output.default, scope, evaluating)
}

function ofOutputs(
  outputs: readonly BoxedOutput[],
  expressionOf: (output: BoxedOutput, at: number) => Expression | undefined,
  scope: Scope,
  { run }: Evaluating,
): Feel {
  const values = outputs.map((output, at) => {
    const expression = expressionOf(output, at)
    return expression === undefined ? null : typed(evaluate(expression, scope, run), output.type, run)
  })
  if (values.length === 1) return values[0] ?? null
  return {
    kind: 'context',
    entries: new Map(outputs.map(({ name }, at) => [name ?? '', values[at] ?? null])),
  }
}
