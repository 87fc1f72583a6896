import type { PolicyVersion } from '../../model/policy.ts'
import type { ChangingInput, CountedAttribute, JudgedDecision } from '../../model/rebuilt.ts'
import type { Evaluator, VersionDescription } from '../../replay/evaluator.ts'
import { isDecided, type Questioned, wasRead } from '../../replay/influence/influence.ts'
import type { Evaluated } from '../../replay/policy-engine.ts'
import { versionKey } from '../../replay/version-key.ts'
import type { Carried } from '../../replay/what-if/changeable-request.ts'
import { askedRequest } from '../what-if/asked-request.ts'
import { InputTrial, MOST_VALUES_TRIED } from './input-trial.ts'
import type { SeenValues } from './seen-values.ts'

/** What is asked of a decision: what its records say. */
export type Told = Pick<JudgedDecision, 'dossier'>

/** A decision that was replayed under its recorded version. */
export interface Replayed<One extends Told> {
  readonly judged: One
  readonly version: PolicyVersion
  readonly description: VersionDescription
  readonly answer: Evaluated
}

/** So many are tried first: most that change an outcome are among them, and most names have no more. */
const FIRST = 4
/** Where more are left, one question that is worth some ten of them may answer for all. */
const WORTH_ASKING = 12

/**
 * The attributes, of those that are asked about, that changed the outcome of decisions: without them, or with another
 * value that the case has seen for them, replay gives another one (as BD-02 has it). Each is tried until one flips:
 * its absence first, then the commonest values. What the policy does not read is left out, and so is the rest where
 * partial evaluation proves that no value could matter.
 */
export async function changingInputs<One extends Told>(
  replayed: readonly Replayed<One>[],
  { seen, policies, evaluator, attributes }: ChangingContext<One>,
): Promise<ReadonlyMap<One, readonly ChangingInput[]>> {
  const trials = replayed.flatMap((each) => trialsOf(each, attributes(each.judged), seen, policies))
  await tried(trials, FIRST + 1, evaluator)
  const open = trials.filter((trial) => trial.isOpen)
  const long = open.filter(({ left, questioned }) => left > WORTH_ASKING && questioned.partial)
  for (const trial of long) if (await isDecided(trial.questioned, trial.carried, evaluator)) trial.giveUp()
  await tried(
    open.filter((trial) => trial.isOpen),
    MOST_VALUES_TRIED,
    evaluator,
  )
  const found = new Map<One, ChangingInput[]>()
  for (const { judged, result } of trials)
    if (result !== undefined) found.set(judged, [...(found.get(judged) ?? []), result])
  return found
}

export interface ChangingContext<One extends Told> {
  readonly seen: SeenValues
  readonly policies: readonly PolicyVersion[]
  readonly evaluator: Evaluator
  /** Which attributes of a decision are tried. */
  readonly attributes: (judged: One) => readonly CountedAttribute[]
}

/** Puts the next so many probes of each. */
async function tried<One>(
  trials: readonly InputTrial<One>[],
  count: number,
  evaluator: Evaluator,
): Promise<void> {
  const asked = trials.map((trial) => ({ trial, jobs: trial.next(count) }))
  const evaluations = (await evaluator.evaluate(asked.flatMap(({ jobs }) => jobs))).values()
  for (const { trial, jobs } of asked) trial.answered(jobs.map(() => evaluations.next().value))
}

function trialsOf<One extends Told>(
  replayed: Replayed<One>,
  attributes: readonly CountedAttribute[],
  seen: SeenValues,
  policies: readonly PolicyVersion[],
): readonly InputTrial<One>[] {
  const { judged, description } = replayed
  if (attributes.length === 0 || description.kind === 'blocked') return []
  const questioned = questionedOf(replayed, policies)
  if (questioned === undefined) return []
  return attributes.flatMap((attribute) => {
    const carried = matters(questioned, attribute)
    return carried === undefined ? [] : [new InputTrial(judged, attribute, { questioned, carried, seen })]
  })
}

function questionedOf(
  { judged, version, description, answer }: Replayed<Told>,
  policies: readonly PolicyVersion[],
): Questioned | undefined {
  const request = askedRequest(judged.dossier, version, policies)
  if (typeof request === 'string' || description.kind === 'blocked') return undefined
  const { reads: staticReads, partial } = description
  return { version: versionKey(version), request, answer, staticReads, partial }
}

/** Where the request carries an attribute that could matter. */
function matters(questioned: Questioned, { name }: CountedAttribute): Carried | undefined {
  const carried = questioned.request.carries(name)
  if (carried === undefined || typeof carried === 'string') return undefined
  return carried.beyondReads || wasRead(questioned, carried) !== false ? carried : undefined
}
