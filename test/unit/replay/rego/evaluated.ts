import { REGO_BUILTINS } from '../../../../shared/replay/rego/builtins/table.ts'
import { compileModules } from '../../../../shared/replay/rego/compile/compile.ts'
import { EvalRefused } from '../../../../shared/replay/rego/eval/eval-error.ts'
import { solutionsOf, startRun } from '../../../../shared/replay/rego/eval/evaluate.ts'
import { parseModule } from '../../../../shared/replay/rego/parse/parse.ts'
import { jsonText } from '../../../../shared/replay/rego/values/json-text.ts'
import { valueOfJson } from '../../../../shared/replay/rego/values/json-value.ts'
import type { Value } from '../../../../shared/replay/rego/values/value.ts'

interface Given {
  readonly data?: string
  readonly input?: string
  readonly mostSteps?: number
}

/** What `x` is in each solution of `query`, as JSON texts. */
export function solutions(
  query: string,
  module: string | readonly string[],
  given: Given = {},
): readonly string[] {
  const modules = [module].flat()
  const program = compileModules(
    modules.map((text, at) => parseModule(text, `${at}.rego`, 'v1')),
    REGO_BUILTINS,
  )
  const all = { rules: program.rules, data: json(given.data ?? '{}'), builtins: REGO_BUILTINS }
  const run = startRun(
    all,
    given.input === undefined ? undefined : json(given.input),
    {
      read: () => undefined,
      recorded: (name) => {
        throw new EvalRefused(`${name} was not recorded`)
      },
      known: () => undefined,
    },
    given.mostSteps,
  )
  return solutionsOf(run, program.query(query)).map((solution) => jsonText(solution.get('x') ?? null))
}

/** The document at a path below `data`, as JSON text; `undefined` where it has none. */
export function document(path: string, module: string | readonly string[], given: Given = {}): string {
  return solutions(`x = data.${path}`, module, given)[0] ?? 'undefined'
}

function json(text: string): Value {
  const reading = valueOfJson(text, { duplicates: 'refused', maxDepth: 100 })
  if (!reading.ok) throw new Error(reading.detail)
  return reading.value
}
