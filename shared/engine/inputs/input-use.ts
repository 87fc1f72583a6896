import type { CaseFile } from '../../casefile/case-file.ts'
import type { Decision } from '../../model/decision.ts'
import type { InputUse } from '../../model/input-register.ts'
import type { PolicyVersion } from '../../model/policy.ts'
import type { Evaluator } from '../../replay/evaluator.ts'
import { readCaseDefinitions } from '../case-definitions.ts'
import { changingInputs, type Replayed, type Told } from '../influence/changing-inputs.ts'
import type { SeenValues } from '../influence/seen-values.ts'
import { valuesOfCase } from '../influence/values-of-case.ts'
import { parseDecision } from '../parse-decision.ts'
import { knownVersions, planOfDecision } from '../plan-of-decision.ts'
import type { OpenEvaluator } from '../rebuild-case.ts'
import { type ChosenDossier, chosenDossiers } from '../what-if/chosen-dossiers.ts'
import { ReplayWatch, type Watched } from '../what-if/replay-watch.ts'
import { PolicyReaders } from './input-readers.ts'
import { UseTally } from './use-tally.ts'

export interface InputUseOptions extends Watched {
  /** Whether each decision is heard again, with other values of the input. */
  readonly influence: boolean
  readonly evaluator: OpenEvaluator
}

/**
 * What the decisions of a case made of one input: how many evaluated it, read it, were changed by it; the values and
 * sources it came with. Goes over all of them; its memory is four bytes a decision that names the input, and what is
 * listed. Throws CANCELLED, CASE_LOCKED, CASE_DAMAGED.
 */
export async function inputUse(file: CaseFile, name: string, options: InputUseOptions): Promise<InputUse> {
  const { policies } = readCaseDefinitions(file)
  const readers = new PolicyReaders(policies)
  const tally = new UseTally(name, options.influence)
  const count = (decision: Decision, changed: boolean | undefined) => {
    const reading = decision.attributes.find((each) => each.name === name)
    if (reading === undefined) return
    const { policy } = decision
    const reads = policy === undefined ? 'not-known' : readers.reads(policy.id, policy.version, name)
    tally.add(decision, reading, { reads, changed })
  }
  const naming = decisionsNaming(file, name, options, (decision) => {
    if (!options.influence) count(decision, undefined)
  })
  if (!options.influence) return tally.result()
  const evaluator = options.evaluator(policies, file.meta.settings)
  try {
    const watch = new ReplayWatch(options, naming.length)
    const context = { name, policies, seen: valuesOfCase(file), evaluator }
    for (const chosen of chosenDossiers(file, naming, options.signal)) {
      const told = await changedIn(chosen, context)
      for (const { ord, decision } of chosen) count(decision, told.get(ord))
      watch.step(chosen.length)
    }
    watch.end()
    return tally.result()
  } finally {
    await evaluator.close()
  }
}

/** Places of the decisions that have an attribute of this name. */
function decisionsNaming(
  file: CaseFile,
  name: string,
  options: InputUseOptions,
  each: (decision: Decision) => void,
): Uint32Array {
  const watch = new ReplayWatch(options, file.decisions.last)
  const written = JSON.stringify(name)
  const ords: number[] = []
  for (const { ord, json } of file.decisions.iterate()) {
    watch.step()
    // What does not name it is not even parsed.
    if (!json.includes(written)) continue
    const decision = parseDecision(file, json)
    if (decision.attributes.every((attribute) => attribute.name !== name)) continue
    ords.push(ord)
    each(decision)
  }
  return Uint32Array.from(ords)
}

interface Context {
  readonly name: string
  readonly policies: readonly PolicyVersion[]
  readonly seen: SeenValues
  readonly evaluator: Evaluator
}

/** By place: whether the input changed the outcome; what could not be heard again is left out. */
async function changedIn(
  chosen: readonly ChosenDossier[],
  context: Context,
): Promise<ReadonlyMap<number, boolean>> {
  const replayed = await heardAgain(chosen, context)
  const changing = await changingInputs([...replayed.values()], {
    ...context,
    attributes: ({ dossier }) => dossier.attributes.filter(({ name }) => name === context.name),
  })
  return new Map([...replayed].map(([ord, { judged }]) => [ord, changing.has(judged)]))
}

async function heardAgain(
  chosen: readonly ChosenDossier[],
  { policies, evaluator }: Context,
): Promise<ReadonlyMap<number, Replayed<Told>>> {
  const known = knownVersions(policies)
  const plans = chosen.flatMap(({ ord, dossier }) => {
    const recorded = dossier && planOfDecision(dossier, known).recorded
    return dossier === undefined || recorded?.kind !== 'replay' ? [] : [{ ord, dossier, recorded }]
  })
  const answers = await evaluator.evaluate(plans.map(({ recorded }) => recorded.job))
  const heard = new Map<number, Replayed<Told>>()
  for (const [at, { ord, dossier, recorded }] of plans.entries()) {
    const answer = answers[at]
    if (answer?.ok !== true) continue
    if (recorded.request === 'bound' && answer.missingAttributes.length > 0) continue
    const description = await evaluator.describe(recorded.job.version)
    heard.set(ord, { judged: { dossier }, version: recorded.version, description, answer })
  }
  return heard
}
