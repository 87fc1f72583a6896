import type { Replay } from '../model/decision.ts'
import { engineNamed } from './engines.ts'
import type { ReplayJob } from './evaluator.ts'
import type { ReplayPlan } from './plan.ts'
import type { Evaluated, Evaluation } from './policy-engine.ts'

/** The evaluations that a plan asks for: of the recorded version first, then of the one in force. */
export function jobsOf({ recorded, inForce }: ReplayPlan): readonly ReplayJob[] {
  return [recorded, inForce].flatMap((part) => (part?.kind === 'replay' ? [part.job] : []))
}

/**
 * The verdict of a decision: the plan held against the answers to `jobsOf(plan)`, in that order. Requires
 * as many evaluations as jobs.
 */
export function compareReplay(plan: ReplayPlan, evaluations: readonly Evaluation[]): Replay {
  const asked = jobsOf(plan).length
  if (evaluations.length !== asked)
    throw new RangeError(`${evaluations.length} evaluations for a plan of ${asked}`)
  const replay = compareRecorded(plan.recorded, evaluations[0])
  const inForce = compareInForce(plan.inForce, evaluations[asked - 1])
  return inForce === undefined ? replay : { ...replay, inForce }
}

function compareRecorded(recorded: ReplayPlan['recorded'], evaluation: Evaluation | undefined): Replay {
  if (recorded.kind === 'obstacle')
    return { verdict: 'unreplayable', reason: recorded.reason, detail: recorded.detail }
  const told = { engine: engineNamed(recorded.version.engine).label }
  if (evaluation === undefined) throw new RangeError('the recorded version was not evaluated')
  if (!evaluation.ok)
    return { verdict: 'unreplayable', reason: evaluation.reason, detail: evaluation.why, ...told }
  if (isMissing(recorded.request, evaluation))
    return {
      verdict: 'unreplayable',
      reason: 'attribute-missing',
      detail: evaluation.missingAttributes.join('; '),
      errors: [...evaluation.errors],
      ...told,
    }
  return {
    verdict: evaluation.outcome === recorded.recorded ? 'reproduced' : 'diverged',
    outcome: evaluation.outcome,
    determining: [...evaluation.determining],
    ...(evaluation.errors.length === 0 ? {} : { errors: [...evaluation.errors] }),
    ...(evaluation.clock === undefined ? {} : { clock: evaluation.clock }),
    ...told,
  }
}

/** What the version in force answers; undefined where it gives no outcome, which the verdict leaves out. */
function compareInForce(
  planned: ReplayPlan['inForce'],
  evaluation: Evaluation | undefined,
): Replay['inForce'] {
  if (planned === undefined || evaluation?.ok !== true || isMissing(planned.request, evaluation))
    return undefined
  return { version: planned.version.version, outcome: evaluation.outcome }
}

/** A logged request may lack what a rule reads: the engine saw it so. One made by `bind` may not. */
function isMissing(request: 'logged' | 'bound', evaluation: Evaluated): boolean {
  return request === 'bound' && evaluation.missingAttributes.length > 0
}
