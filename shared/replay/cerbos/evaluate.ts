import { sortedOnce } from '../byte-order.ts'
import { CannotEvaluate } from '../cel/outcome.ts'
import { CelRun } from '../cel/run.ts'
import { readTimestamp } from '../cel/time-texts.ts'
import { type EngineRequest, type Evaluation, notEvaluated } from '../policy-engine.ts'
import { askedOf } from './asked.ts'
import { brokenFor } from './broken-policies.ts'
import { type Answer, type Asked, check } from './check.ts'
import { EvaluationRun, type Failed } from './evaluation-run.ts'
import type { PreparedVersion } from './prepared-version.ts'
import { nameOfRead } from './read-names.ts'
import { readRequest } from './request.ts'
import { heldAgainstSchemas } from './schema-check.ts'

/** How requests are put to a version. */
export function evaluator(version: PreparedVersion): (request: EngineRequest) => Evaluation {
  return ({ text, at }) => {
    const reading = readRequest(text)
    if (!reading.ok) return notEvaluated(reading.why)
    const asked = askedOf(version, reading.request)
    if (typeof asked === 'string') return notEvaluated(asked)
    const broken = brokenFor(version.table, asked)
    if (broken !== undefined) return notEvaluated(broken.problem)
    const run = new CelRun(at === undefined ? undefined : clockAt(at))
    const clock = () => (run.clockRead ? { clock: 'assumed' as const } : {})
    try {
      return { ...answered(version, asked, run), ...clock() }
    } catch (error) {
      if (error instanceof CannotEvaluate) return { ...notEvaluated(error.message), ...clock() }
      if (error instanceof RangeError) return notEvaluated('the evaluation is nested too deeply')
      throw error
    }
  }
}

function answered(version: PreparedVersion, asked: Asked, run: CelRun): Evaluation {
  const evaluation = new EvaluationRun(asked.request, run)
  const schemas = heldAgainstSchemas(version, asked)
  if (schemas.kind === 'rejected') return rejected(schemas.errors)
  const answer = check(version.table, asked, evaluation)
  if (schemas.kind === 'open' && answer.effect === 'permit') {
    // Rules that were evaluated would have told these derived roles.
    const told = asked.request.validation?.effectiveDerivedRoles ?? []
    if (answer.derivedRoles.some((role) => !told.includes(role))) return rejected(schemas.errors)
    throw new CannotEvaluate(
      'the input does not fit its schemas, and the log does not tell whether it was rejected for it',
    )
  }
  const reads = [...run.reads.map(nameOfRead), ...(schemas.kind === 'unasked' ? [] : ALL_ATTRIBUTES)]
  return evaluated(answer, { failures: evaluation.failures, reads, invalid: [] })
}

const ALWAYS_READ = ['principal.roles', 'resource.kind'] as const
const ALL_ATTRIBUTES = ['principal.attr', 'resource.attr'] as const

/** What does not fit its schemas is denied, whatever the rules. */
function rejected(errors: readonly string[]): Evaluation {
  return evaluated(
    { effect: 'deny', determining: [] },
    { failures: [], reads: ALL_ATTRIBUTES, invalid: errors },
  )
}

interface Told {
  readonly failures: readonly Failed[]
  readonly reads: readonly string[]
  readonly invalid: readonly string[]
}

function evaluated(
  { effect, determining }: Omit<Answer, 'derivedRoles'>,
  { failures, reads, invalid }: Told,
): Evaluation {
  const words = ({ rule, failure }: Failed) => `${rule}: ${failure.message}`
  return {
    ok: true,
    outcome: effect,
    determining,
    determiningPositions: determining,
    errors: sortedOnce([...failures.map(words), ...invalid]),
    erringPositions: sortedOnce(failures.map(({ rule }) => rule)),
    missingAttributes: sortedOnce(failures.filter(({ failure }) => failure.kind === 'missing').map(words)),
    reads: sortedOnce([...ALWAYS_READ, ...reads.filter((name) => name !== '')]),
  }
}

/** Undefined for what is no time: then there is no clock. */
function clockAt(at: string): ReturnType<typeof readTimestamp> | undefined {
  try {
    return readTimestamp(at)
  } catch {
    // It throws for what is no time.
    return undefined
  }
}
