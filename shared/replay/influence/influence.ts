import type { InfluenceResult, ProbeCounts } from '../../model/influence-view.ts'
import type { JsonValue } from '../../model/json.ts'
import type { Evaluator } from '../evaluator.ts'
import type { Evaluated, Evaluation, ReplayOutcome } from '../policy-engine.ts'
import { isRead } from '../reads.ts'
import type { VersionKey } from '../version-key.ts'
import type { Carried, ChangeableRequest } from '../what-if/changeable-request.ts'
import { type Probe, probesOf, type ProbeSources } from './probes.ts'

/** A decision that was replayed, and by what it is questioned. */
export interface Questioned {
  readonly version: VersionKey
  readonly request: ChangeableRequest
  /** The answer to the request as it is. */
  readonly answer: Evaluated
  /** What the texts of the version read (CompiledPolicy.staticReads). */
  readonly staticReads: ReadonlySet<string> | undefined
  /** Whether the version may be evaluated partially. */
  readonly partial: boolean
}

/** A probe under which the outcome is another. */
export interface FlippingProbe extends Probe {
  readonly outcome: ReplayOutcome
  readonly rules: readonly string[]
}

/** What is known of the influence of one attribute. */
export type Influence =
  | Extract<InfluenceResult, { kind: 'none' | 'not-tested' }>
  | { readonly kind: 'no-flip'; readonly counts: ProbeCounts }
  /** `flips`: all that were found, in the order of the probes. At least one. */
  | { readonly kind: 'flips'; readonly flips: readonly FlippingProbe[]; readonly counts: ProbeCounts }

/** Whether the policy read the attribute: by the evaluation, where it tells, else by the version's texts. */
export function wasRead({ answer, staticReads }: Questioned, carried: Carried): boolean | undefined {
  const reads = answer.reads === undefined ? staticReads : new Set(answer.reads)
  if (reads === undefined) return undefined
  return carried.paths.some((path) => isRead(reads, path))
}

/**
 * Whether another value of an attribute, or its absence, gives another outcome. Proven, either way, or told by how
 * many probes it is not so. An answer that an engine does not give is no outcome, and no probe shows anything by it.
 */
export async function influenceOf(
  questioned: Questioned,
  { name, value }: { readonly name: string; readonly value: JsonValue },
  sources: ProbeSources,
  evaluator: Evaluator,
): Promise<Influence> {
  const carried = questioned.request.carries(name)
  if (carried === undefined) return { kind: 'none', why: 'not-in-request' }
  if (typeof carried === 'string') return { kind: 'not-tested', why: carried }
  if (!carried.beyondReads && wasRead(questioned, carried) === false) return { kind: 'none', why: 'not-read' }
  const probes = probesOf(value, sources)
  if (await isDecided(questioned, carried, evaluator)) {
    const absence = await probed(questioned, name, probes.slice(0, 1), evaluator)
    if (absence.counts.flips + absence.counts.unanswered === 0) return { kind: 'none', why: 'decided' }
    return toldBy(absence)
  }
  return toldBy(await probed(questioned, name, probes, evaluator))
}

/** Whether partial evaluation proves that no value of it could matter. */
export async function isDecided(
  { version, request, answer, partial }: Questioned,
  { unknown }: Carried,
  evaluator: Evaluator,
): Promise<boolean> {
  if (!partial || unknown === undefined) return false
  const [residual] = await evaluator.residual([{ version, request: request.request, attribute: unknown }])
  return residual?.kind === 'decided' && residual.outcome === answer.outcome
}

interface Probed {
  readonly flips: readonly FlippingProbe[]
  readonly counts: ProbeCounts
}

/** Puts probes of one attribute to the version. */
async function probed(
  { version, request, answer }: Pick<Questioned, 'version' | 'request' | 'answer'>,
  name: string,
  probes: readonly Probe[],
  evaluator: Evaluator,
): Promise<Probed> {
  const asked = probes.flatMap((probe) => {
    const changed = request.changed([{ name, value: probe.value }])
    return changed.ok ? [{ probe, request: changed.request }] : []
  })
  const evaluations = await evaluator.evaluate(asked.map((each) => ({ version, request: each.request })))
  const answers = asked.map(({ probe }, at) => ({ probe, evaluation: evaluations[at] }))
  const flips = answers.flatMap(({ probe, evaluation }) => flipOf(probe, evaluation, answer.outcome))
  const answered = answers.filter(({ evaluation }) => evaluation?.ok === true).length
  const isSeen = ({ kind }: Probe): boolean => kind === 'seen'
  return {
    flips,
    counts: {
      probes: probes.length,
      flips: flips.length,
      unanswered: probes.length - answered,
      seen: probes.filter(isSeen).length,
      seenFlips: flips.filter(isSeen).length,
    },
  }
}

function flipOf(
  probe: Probe,
  evaluation: Evaluation | undefined,
  before: ReplayOutcome,
): readonly FlippingProbe[] {
  if (evaluation?.ok !== true || evaluation.outcome === before) return []
  return [{ ...probe, outcome: evaluation.outcome, rules: evaluation.determining }]
}

function toldBy({ flips, counts }: Probed): Influence {
  return flips.length === 0 ? { kind: 'no-flip', counts } : { kind: 'flips', flips, counts }
}
