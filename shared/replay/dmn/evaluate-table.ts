import { evaluate, testsHold } from './feel/evaluate.ts'
import { type Binding, constant, type Scope } from './feel/run.ts'
import type { Feel } from './feel/value.ts'
import type { BoxedInput, BoxedRule, BoxedTable } from './boxed.ts'
import { type Evaluating, typed } from './evaluating.ts'
import { decided, noneMatched, type Match } from './hit-policy.ts'
import { ruleOutput } from './table-output.ts'

/** The value of a decision table (DMN 1.5, 8), and in the trace the rules that gave it. */
export function evaluateTable(table: BoxedTable, scope: Scope, evaluating: Evaluating): Feel {
  const inputs = table.inputs.map((input) => inputOf(input, scope, evaluating))
  if (!inputsAllowed(table, inputs, scope, evaluating)) {
    evaluating.trace().table([])
    return null
  }
  const matching: BoxedRule[] = []
  for (const rule of table.rules) {
    evaluating.run.spend(1)
    if (!ruleHolds(rule, inputs, scope, evaluating)) continue
    matching.push(rule)
    if (table.hitPolicy === 'FIRST') break
  }
  if (matching.length === 0) return noneMatched(table, scope, evaluating)
  const matches: readonly Match[] = matching.map((rule) => ({
    rule,
    output: ruleOutput(rule, table, scope, evaluating),
  }))
  return decided(table, matches, scope, evaluating)
}

/** Worked out when the first cell asks for it. */
function inputOf({ expression, type }: BoxedInput, scope: Scope, { run }: Evaluating): Binding {
  let known: { readonly value: Feel } | undefined
  return {
    value: () => {
      known ??= { value: typed(evaluate(expression, scope, run), type, run) }
      return known.value
    },
  }
}

/** A value that is not among those that an input allows is an error, and the table gives null. */
function inputsAllowed(
  { inputs }: BoxedTable,
  values: readonly Binding[],
  scope: Scope,
  { run }: Evaluating,
): boolean {
  return inputs.every(({ values: allowed, text }, at) => {
    const value = values[at] ?? constant(null)
    if (allowed === undefined || testsHold(allowed, value, scope, run) === true) return true
    run.fail(`a value of ${text.text.trim()} that its column does not allow`)
    return false
  })
}

function ruleHolds(rule: BoxedRule, inputs: readonly Binding[], scope: Scope, { run }: Evaluating): boolean {
  return rule.inputs.every((tests, at) => testsHold(tests, inputs[at] ?? constant(null), scope, run) === true)
}
