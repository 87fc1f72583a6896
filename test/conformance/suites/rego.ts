import { REGO_BUILTINS } from '../../../shared/replay/rego/builtins/table.ts'
import { compileModules } from '../../../shared/replay/rego/compile/compile.ts'
import type { RegoProgram } from '../../../shared/replay/rego/compile/compiled.ts'
import { EvalError, EvalRefused } from '../../../shared/replay/rego/eval/eval-error.ts'
import { firstBuiltinError, solutionsOf, startRun } from '../../../shared/replay/rego/eval/evaluate.ts'
import type { Surroundings } from '../../../shared/replay/rego/eval/notes.ts'
import { parseModule } from '../../../shared/replay/rego/parse/parse.ts'
import { RegoRefused } from '../../../shared/replay/rego/parse/refused.ts'
import { jsonForm } from '../../../shared/replay/rego/request/json-form.ts'
import { compareValues, equalValues } from '../../../shared/replay/rego/values/compare.ts'
import { jsonText } from '../../../shared/replay/rego/values/json-text.ts'
import { valueOfJson } from '../../../shared/replay/rego/values/json-value.ts'
import { NotExact } from '../../../shared/replay/rego/values/not-exact.ts'
import { numberOfText } from '../../../shared/replay/rego/values/number.ts'
import { objectOf } from '../../../shared/replay/rego/values/object.ts'
import { setOf } from '../../../shared/replay/rego/values/set.ts'
import { isArray, type Value } from '../../../shared/replay/rego/values/value.ts'
import type { CaseResult, Suite } from '../suite.ts'
import { type RegoCase, regoCases } from './rego-cases.ts'

/** Groups of functions that need a parser of GraphQL, certificates or tokens, or a signer for a cloud. */
const NOT_COUNTED = /^(?:graphql|crypto(?:x509|parsersaprivatekeys)|jwt|providers-aws|units)/

/** One half of OPA's own cases, for Rego v1. */
export const regoSuite: Suite = {
  name: 'OPA Rego compliance',
  atLeast: 0.97,
  counted: (name) => !NOT_COUNTED.test(name),
  run: async () =>
    regoCases()?.map(resultOf) ?? '../shared/data/opa-rego-compliance is not beside the project',
}

/** What came of a case: bindings, an error of OPA's own, or a refusal. */
type Answer =
  | { readonly kind: 'solutions'; readonly value: Value }
  | { readonly kind: 'error'; readonly code: string; readonly message: string }
  | { readonly kind: 'refused'; readonly why: string }

function resultOf(asked: RegoCase): CaseResult {
  const { name, wanted, wantedError } = asked
  const answer = answerOf(asked)
  switch (answer.kind) {
    case 'refused':
      return { name, result: 'refused', detail: answer.why }
    case 'error':
      if (answer.code === wantedError) return { name, result: 'right' }
      // An error that is told is no silent answer, though it be another than OPA's.
      return { name, result: 'refused', detail: `${answer.code}: ${answer.message}` }
    case 'solutions':
      if (
        wanted !== undefined &&
        equalValues(bindingsSet(valueOf(wanted), asked), bindingsSet(answer.value, asked))
      )
        return { name, result: 'right' }
      return {
        name,
        result: 'wrong',
        detail: `${jsonText(answer.value)}, not ${wanted ?? wantedError ?? 'nothing'}`,
      }
  }
}

function answerOf(asked: RegoCase): Answer {
  try {
    return evaluate(asked)
  } catch (error) {
    if (error instanceof EvalError) return { kind: 'error', code: error.code, message: error.message }
    if (error instanceof RegoRefused) return { kind: 'error', code: error.code, message: error.message }
    if (error instanceof EvalRefused || error instanceof NotExact)
      return { kind: 'refused', why: error.message }
    throw new Error(`${asked.name} broke down`, { cause: error })
  }
}

function evaluate(asked: RegoCase): Answer {
  const modules = asked.modules.map((text, at) => parseModule(text, `${at}.rego`, 'v1'))
  const program = compileModules(modules, REGO_BUILTINS)
  const query = program.query(asked.query)
  const all = { rules: program.rules, data: valueOf(asked.data), builtins: REGO_BUILTINS }
  const run = startRun(all, inputOf(asked, program), SURROUNDINGS)
  const solutions = solutionsOf(run, query).map((bindings) => objectOf(bindings))
  const error = asked.strictErrors ? firstBuiltinError(run) : undefined
  if (error !== undefined) throw error
  return { kind: 'solutions', value: jsonForm(solutions) }
}

function inputOf({ input, inputTerm }: RegoCase, program: RegoProgram): Value | undefined {
  if (inputTerm === undefined) return input === undefined ? undefined : valueOf(input)
  const empty = { rules: program.rules, data: objectOf([]), builtins: REGO_BUILTINS }
  const run = startRun(empty, undefined, SURROUNDINGS)
  return solutionsOf(run, program.query(`x = ${inputTerm}`))[0]?.get('x')
}

/** A clock that stands; nothing else is recorded. */
const SURROUNDINGS: Surroundings = {
  read: () => undefined,
  recorded: (name) => {
    if (name === 'time.now_ns') return numberOfText('1759140000123456789')
    throw new EvalRefused(`${name} was not recorded`)
  },
  known: () => undefined,
}

/** OPA holds bindings against each other as a set. */
function bindingsSet(solutions: Value, { sortBindings }: RegoCase): Value {
  if (!isArray(solutions)) return solutions
  return setOf(sortBindings ? solutions.map(withSortedArrays) : solutions)
}

function withSortedArrays(bindings: Value): Value {
  if (typeof bindings !== 'object' || bindings === null || isArray(bindings) || bindings.kind !== 'object')
    return bindings
  return objectOf(
    bindings
      .entries()
      .map(([name, value]) => [name, isArray(value) ? [...value].sort(compareValues) : value]),
  )
}

function valueOf(text: string): Value {
  const reading = valueOfJson(text, { duplicates: 'last', maxDepth: 1000 })
  if (!reading.ok) throw new Error(reading.detail)
  return reading.value
}
