import { sortedOnce } from '../byte-order.ts'
import { type EngineRequest, type Evaluated, type Evaluation, notEvaluated } from '../policy-engine.ts'
import { type Judged, judgeRules } from './judge-rules.ts'
import type { Numbers } from './json-values.ts'
import { CannotEvaluate, type Failure } from './outcome.ts'
import type { PreparedRule } from './prepare-rules.ts'
import { readName } from './read-name.ts'
import { type CelRequest, readRequest } from './request.ts'
import { CelRun } from './run.ts'

/** Puts a request to rules. */
export function evaluate(rules: readonly PreparedRule[], numbers: Numbers, asked: EngineRequest): Evaluation {
  const reading = readRequest(asked, numbers)
  if (!reading.ok) return notEvaluated(reading.why)
  try {
    return answer(rules, reading.request)
  } catch (error) {
    return notEvaluated(whyNot(error))
  }
}

/** Why there is no answer. Throws what is a fault of the program. */
export function whyNot(error: unknown): string {
  if (error instanceof CannotEvaluate) return error.message
  if (error instanceof RangeError) return 'the evaluation is nested too deeply'
  throw error
}

/**
 * A denial that holds denies; else a permit that holds permits; else the request is denied. A rule whose condition
 * fails takes no part, as in Cedar, and is told among the errors.
 */
function answer(rules: readonly PreparedRule[], request: CelRequest): Evaluated {
  const runs = { deny: new CelRun(request.now), permit: new CelRun(request.now) }
  const judged = judgeRules(rules, request, runs)
  const denied = holding(judged, 'deny')
  const determining = denied.length > 0 ? denied : holding(judged, 'permit')
  // Where a denial holds, what only permits read could not have changed the answer.
  const counted = denied.length > 0 ? [runs.deny] : [runs.deny, runs.permit]
  const reads = counted.flatMap((run) => run.reads.map(readName)).filter((name) => name !== undefined)
  return {
    ok: true,
    outcome: denied.length === 0 && determining.length > 0 ? 'permit' : 'deny',
    determining: sortedOnce(determining.map(({ id }) => id)),
    determiningPositions: sortedOnce(determining.map(({ position }) => position)),
    ...errorsOf(judged),
    reads: sortedOnce(reads),
    ...(runs.deny.clockRead || runs.permit.clockRead ? { clock: request.clock } : {}),
  }
}

function holding(judged: readonly Judged[], effect: PreparedRule['effect']): readonly PreparedRule[] {
  return judged.filter(({ rule, holds }) => holds === true && rule.effect === effect).map(({ rule }) => rule)
}

function errorsOf(
  judged: readonly Judged[],
): Pick<Evaluated, 'errors' | 'erringPositions' | 'missingAttributes'> {
  const erring = judged.flatMap(({ rule, holds }) =>
    typeof holds === 'boolean'
      ? []
      : [{ position: rule.position, kind: holds.kind, words: inWords(rule, holds) }],
  )
  return {
    errors: sortedOnce(erring.map(({ words }) => words)),
    erringPositions: sortedOnce(erring.map(({ position }) => position)),
    missingAttributes: sortedOnce(erring.filter(({ kind }) => kind === 'missing').map(({ words }) => words)),
  }
}

/** That a denial took no part may have let somebody in: it is said. */
function inWords({ id, effect }: PreparedRule, { message }: Failure): string {
  const shown = message.length <= 600 ? message : `${message.slice(0, 600)}…`
  return `${id}: ${effect === 'deny' ? 'this denial took no part: ' : ''}${shown}`
}
