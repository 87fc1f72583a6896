import type { CaseFile } from '../../casefile/case-file.ts'
import type { Decision } from '../../model/decision.ts'
import type { BlastRadius } from '../../model/what-if-view.ts'
import { comparableJson } from '../../proof/canonical-json.ts'
import type { Evaluator } from '../../replay/evaluator.ts'
import { readCaseDefinitions } from '../case-definitions.ts'
import { name, shortValueText } from '../decision/bounded.ts'
import { storedDecision, type WhichDecision } from '../decision/stored-decision.ts'
import { flipView } from '../influence/attribute-influences.ts'
import { type FlippingInput, flippingInput } from '../influence/flipping-input.ts'
import { parseDecision } from '../parse-decision.ts'
import type { OpenEvaluator } from '../rebuild-case.ts'
import { chosenDossiers } from './chosen-dossiers.ts'
import { rulesOf } from './concerned-decision.ts'
import { putAnswer, putToOwn } from './put-decision.ts'
import { SharedTally } from './shared-cause.ts'
import { SubjectAllowance } from './span-and-subjects.ts'
import { ReplayWatch, type Watched } from './replay-watch.ts'

export interface BlastRadiusOptions extends Watched {
  /** How many decisions of each list are given. */
  readonly rows: number
  readonly evaluator: OpenEvaluator
}

/**
 * All decisions that share a cause with one: its determining rule, its version, and the value of an attribute that
 * changes its outcome, tried on each of them. Throws DECISION_NOT_FOUND, CANCELLED, CASE_LOCKED, CASE_DAMAGED.
 */
export async function blastRadius(
  file: CaseFile,
  which: WhichDecision,
  options: BlastRadiusOptions,
): Promise<BlastRadius> {
  const { policies } = readCaseDefinitions(file)
  const evaluator = options.evaluator(policies, file.meta.settings)
  try {
    const { ord, decision } = storedDecision(file, which)
    const input = await flippingInput(file, { id: decision.id, ord }, () => evaluator)
    const watch = new ReplayWatch(options, file.decisions.last)
    const scanned = scan(file, decision, input, { ...options, watch })
    const shared = input && (await shareInput(file, input, scanned.sameValue, { ...options, evaluator }))
    watch.end()
    return {
      ord,
      id: decision.id,
      rule: scanned.rule,
      version: scanned.version,
      input: shared ?? null,
    }
  } finally {
    await evaluator.close()
  }
}

interface Scanned extends Pick<BlastRadius, 'rule' | 'version'> {
  /** Places of the decisions of its policy with the value of the input. */
  readonly sameValue: Uint32Array
}

/** Goes over all decisions of the case, as the rebuild wrote them. */
function scan(
  file: CaseFile,
  { policy, replay }: Decision,
  input: FlippingInput | undefined,
  { rows, watch }: { readonly rows: number; readonly watch: ReplayWatch },
): Scanned {
  const allowance = new SubjectAllowance()
  const [byRule, byVersion] = [new SharedTally(rows, allowance), new SharedTally(rows, allowance)]
  const rules = new Set(replay.determining)
  const value = input === undefined ? undefined : comparableJson(input.value)
  const sameValue: number[] = []
  for (const { ord, json } of file.decisions.iterate()) {
    watch.step()
    // What another policy decided is not even parsed.
    if (policy === undefined || !json.includes(JSON.stringify(policy.id))) continue
    const decision = parseDecision(file, json)
    if (decision.policy?.id !== policy.id) continue
    if (decision.policy.version === policy.version) byVersion.add(ord, decision)
    if (decision.replay.determining?.some((rule) => rules.has(rule)) === true) byRule.add(ord, decision)
    const reading = input && decision.attributes.find((each) => each.name === input.name)
    if (reading !== undefined && comparableJson(reading.value) === value) sameValue.push(ord)
  }
  const named = policy && { policy: name(policy.id) }
  return {
    rule:
      named === undefined || rules.size === 0
        ? null
        : { ...named, rules: rulesOf([...rules]), ...byRule.result() },
    version:
      policy === undefined
        ? null
        : { policy: name(policy.id), version: name(policy.version), ...byVersion.result() },
    sameValue: Uint32Array.from(sameValue),
  }
}

/** Those of them whose outcome the same change flips the same way. */
async function shareInput(
  file: CaseFile,
  input: FlippingInput,
  sameValue: Uint32Array,
  {
    rows,
    signal,
    evaluator,
  }: Pick<BlastRadiusOptions, 'rows' | 'signal'> & { readonly evaluator: Evaluator },
): Promise<NonNullable<BlastRadius['input']>> {
  const { policies } = readCaseDefinitions(file)
  const tally = new SharedTally(rows, new SubjectAllowance())
  const change = [{ name: input.name, value: input.flip.value }]
  for (const chosen of chosenDossiers(file, sameValue, signal)) {
    const puts = chosen.flatMap((each) => {
      const put = each.dossier && putToOwn(each.dossier, policies, change)
      return put !== undefined && put.ok ? [{ ...each, put }] : []
    })
    const evaluations = await evaluator.evaluate(puts.map(({ put }) => put.job))
    for (const [at, { ord, decision, put }] of puts.entries()) {
      const answered = putAnswer({ ...put, missing: 'stands' }, evaluations[at])
      const isSame = answered.ok && answered.answer.outcome === input.flip.outcome
      if (isSame && decision.replay.outcome === input.before) tally.add(ord, decision)
    }
  }
  return {
    name: name(input.name),
    value: shortValueText(input.value),
    by: flipView(input.flip),
    sameValue: sameValue.length,
    ...tally.result(),
  }
}
