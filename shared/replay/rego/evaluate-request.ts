import { DOCUMENT_UNDEFINED, outcomeOfResult } from '../../model/opa-result.ts'
import { sortedOnce } from '../byte-order.ts'
import { type EngineRequest, type Evaluation, notEvaluated } from '../policy-engine.ts'
import { REGO_BUILTINS } from './builtins/table.ts'
import { EvalError, EvalRefused } from './eval/eval-error.ts'
import { documentOf, startRun } from './eval/evaluate.ts'
import { type HoldingBody, holdingBodies } from './eval/holding-bodies.ts'
import { decidingMember, plainResult } from './request/plain-result.ts'
import { type AskedPath, entrypointText, pathText } from './request/asked-path.ts'
import { readRegoRequest, type RegoRequest } from './request/rego-request.ts'
import { RequestRefused } from './request/request-refused.ts'
import { requestUse, type RequestUse } from './request/request-surroundings.ts'
import { resultDifference } from './request/result-difference.ts'
import { withContextNames } from './read-names.ts'
import type { ReadyPolicy } from './ready-policy.ts'
import { jsonText } from './values/json-text.ts'
import { NotExact } from './values/not-exact.ts'
import type { Value } from './values/value.ts'
import type { WasmPolicy } from './wasm/wasm-policy.ts'

/** Puts a request to a version. Never throws for what the text holds: it is hostile. */
export function evaluateRequest(policy: ReadyPolicy, { text, at }: EngineRequest): Evaluation {
  let use: RequestUse | undefined
  try {
    const request = readRegoRequest(text)
    const asked = request.asked ?? askedByDefault(policy)
    use = requestUse(request, at)
    return evaluated(answerOf(policy, request, asked, use), request, asked)
  } catch (error) {
    const why = inWords(error)
    if (why === undefined) throw error
    return { ...notEvaluated(why), ...clockOf(use?.clock) }
  }
}

/** What a version answers, before it is said in the words of a decision. */
interface Answer {
  /** Undefined: the document is undefined. */
  readonly result: Value | undefined
  readonly holding: readonly HoldingBody[]
  readonly errors: readonly string[]
  /** Undefined where it is not known. */
  readonly reads: readonly string[] | undefined
  readonly clock: RequestUse['clock']
}

function askedByDefault({ asked }: ReadyPolicy): AskedPath {
  if (asked.kind === 'unknown') throw new RequestRefused(asked.why)
  return asked.path
}

function answerOf(policy: ReadyPolicy, request: RegoRequest, asked: AskedPath, use: RequestUse): Answer {
  return policy.wasm === undefined
    ? interpreted(policy, request, asked, use)
    : compiledAnswer(policy.wasm, request, asked, use)
}

function interpreted(
  { program, data }: ReadyPolicy,
  request: RegoRequest,
  asked: AskedPath,
  use: RequestUse,
): Answer {
  const run = startRun({ rules: program.rules, data, builtins: REGO_BUILTINS }, request.input, use)
  const result = documentOf(run, asked)
  const answer = {
    result,
    reads: request.isBound ? withContextNames(use.reads) : [...use.reads],
    errors: errorTexts(run.builtinErrors),
    clock: use.clock,
  }
  // Only now: what is tried to name all bodies that hold is no part of the answer.
  return { ...answer, holding: holdingBodies(run, [...asked, ...decidingMember(result)]) }
}

function compiledAnswer(policy: WasmPolicy, request: RegoRequest, asked: AskedPath, use: RequestUse): Answer {
  const entrypoint = entrypointText(asked)
  if (entrypoint === undefined || !policy.entrypoints.has(entrypoint))
    throw new EvalRefused(`${pathText(asked)} is no entrypoint of the compiled policy`)
  // What it reads is not known: where anything was erased, that may be it.
  use.read([])
  const result = policy.evaluate(entrypoint, request.input, use)
  return { result, holding: [], errors: [], reads: undefined, clock: use.clock }
}

function evaluated(answer: Answer, request: RegoRequest, asked: AskedPath): Evaluation {
  const { result, holding, reads } = answer
  const outcome = outcomeOfResult(plainResult(result))
  if (outcome === undefined)
    return {
      ...notEvaluated(`${pathText(asked)} says neither permit nor deny: ${cut(jsonText(result ?? null))}`),
      ...clockOf(answer.clock),
    }
  const undefinedNote = result === undefined ? [`${pathText(asked)}: ${DOCUMENT_UNDEFINED}`] : []
  const difference =
    request.result === undefined ? undefined : resultDifference(request.result, result, request.hidden)
  return {
    ok: true,
    outcome,
    determining: sortedOnce(holding.map(({ rule }) => rule.id)),
    determiningPositions: sortedOnce(holding.map(({ rule, line }) => `${rule.module}:${line}`)),
    errors: sortedOnce([
      ...answer.errors,
      ...undefinedNote,
      ...(difference === undefined ? [] : [difference]),
    ]),
    erringPositions: [],
    missingAttributes: [],
    ...(reads === undefined ? {} : { reads: sortedOnce(reads) }),
    ...clockOf(answer.clock),
  }
}

/** Each once, and not more than a person reads. */
function errorTexts(errors: readonly EvalError[]): readonly string[] {
  const texts = [...new Set(errors.map(({ message }) => message))]
  const left = texts.length - MOST_ERRORS
  return left > 0 ? [...texts.slice(0, MOST_ERRORS), `and ${left} other errors of functions`] : texts
}

const MOST_ERRORS = 20

function clockOf(clock: RequestUse['clock']): { readonly clock?: 'recorded' | 'assumed' } {
  return clock === undefined ? {} : { clock }
}

/** The words of an error that an evaluation may end with; undefined: it is a fault of this program. */
function inWords(error: unknown): string | undefined {
  if (error instanceof EvalError) return `${error.code}: ${error.message}`
  if (error instanceof EvalRefused || error instanceof NotExact || error instanceof RequestRefused)
    return error.message
  // Values nested too deep for the machine's stack: nothing of the evaluation is kept.
  return error instanceof RangeError && /call stack/.test(error.message)
    ? 'the evaluation goes deeper than the machine allows'
    : undefined
}

function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
