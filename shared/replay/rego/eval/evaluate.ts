import type { Builtin } from '../builtins/builtin.ts'
import type { CompiledQuery, RuleNode } from '../compile/compiled.ts'
import type { Value } from '../values/value.ts'
import { given } from './comprehension.ts'
import { documentAt } from './documents.ts'
import type { EvalError } from './eval-error.ts'
import { newFrame } from './frame.ts'
import type { Surroundings } from './notes.ts'
import { MOST_STEPS, type Run } from './run.ts'
import { firstScope } from './scope.ts'
import { solve } from './solve.ts'

/** What is evaluated, and in what. */
export interface Program {
  readonly rules: RuleNode
  /** The base document; an object. */
  readonly data: Value
  readonly builtins: ReadonlyMap<string, Builtin>
}

/** An evaluation that has not begun; it ends with an error after `mostSteps`, whatever the policy is. */
export function startRun(
  program: Program,
  input: Value | undefined,
  surroundings: Surroundings,
  mostSteps = MOST_STEPS,
): Run {
  const scope = firstScope(input)
  return {
    ...program,
    surroundings,
    scope,
    firstScope: scope,
    tried: new Map(),
    mostSteps,
    steps: 0,
    depth: 0,
    identities: new Map(),
    builtinErrors: [],
    solve,
    documentAt,
  }
}

/** The document at a path below `data`; undefined where it is undefined. Throws EvalError, EvalRefused and NotExact. */
export function documentOf(run: Run, path: readonly Value[]): Value | undefined {
  let found: Value | undefined
  const parts = path.map((value) => ({ kind: 'constant', value }) as const)
  documentAt(run, parts, newFrame(0), (value) => {
    found = value
    return true
  })
  return found
}

/** The values of a query's own variables, of each solution. Throws as documentOf does. */
export function solutionsOf(run: Run, query: CompiledQuery): readonly ReadonlyMap<string, Value>[] {
  const solutions: ReadonlyMap<string, Value>[] = []
  const frame = newFrame(query.slots)
  solve(run, query.body, frame, () => {
    const bindings = [...query.names].map(
      ([name, slot]) => [name, given({ kind: 'var', slot, name }, frame)] as const,
    )
    solutions.push(new Map(bindings))
    return false
  })
  return solutions
}

/** The first error of a builtin; where errors are strict it is what the evaluation ends with. */
export function firstBuiltinError(run: Run): EvalError | undefined {
  return run.builtinErrors[0]
}
