import type { JsonValue } from '../../model/json.ts'
import type { Evaluator } from '../evaluator.ts'
import type { ReplayOutcome } from '../policy-engine.ts'
import type { Questioned } from './influence.ts'
import { type Probe, type ProbeSources, probesOf } from './probes.ts'

/** An attribute that may be changed together with another. */
export interface PairAttribute {
  readonly name: string
  readonly value: JsonValue
  readonly sources: ProbeSources
}

export interface FlippingPair {
  readonly changes: readonly [PairChange, PairChange]
  readonly outcome: ReplayOutcome
  readonly rules: readonly string[]
}

interface PairChange extends Probe {
  readonly name: string
}

/** Attributes that are paired, and probes of each. */
const MOST_ATTRIBUTES = 24
const MOST_PROBES_EACH = 24
/** Requests that are put at most, and at a time. */
const MOST_REQUESTS = 2_000
const AT_A_TIME = 200

/**
 * The first two attributes that give another outcome when both are changed; the first probes of all pairs come before
 * the second ones of any. Undefined where none of those tried does.
 */
export async function smallestPair(
  { version, request, answer }: Pick<Questioned, 'version' | 'request' | 'answer'>,
  attributes: readonly PairAttribute[],
  evaluator: Evaluator,
): Promise<FlippingPair | undefined> {
  let batch: { readonly changes: FlippingPair['changes']; readonly text: typeof request.request }[] = []
  let put = 0
  const flipping = async (): Promise<FlippingPair | undefined> => {
    const asked = batch
    batch = []
    const evaluations = await evaluator.evaluate(asked.map(({ text }) => ({ version, request: text })))
    for (const [at, { changes }] of asked.entries()) {
      const evaluation = evaluations[at]
      if (evaluation?.ok === true && evaluation.outcome !== answer.outcome)
        return { changes, outcome: evaluation.outcome, rules: evaluation.determining }
    }
    return undefined
  }
  for (const changes of pairsOf(attributes)) {
    if (put === MOST_REQUESTS) break
    const changed = request.changed(changes)
    if (!changed.ok) continue
    put += 1
    batch.push({ changes, text: changed.request })
    if (batch.length < AT_A_TIME) continue
    const found = await flipping()
    if (found !== undefined) return found
  }
  return batch.length === 0 ? undefined : flipping()
}

function* pairsOf(attributes: readonly PairAttribute[]): Generator<FlippingPair['changes']> {
  const probed = attributes.slice(0, MOST_ATTRIBUTES).map(({ name, value, sources }) =>
    probesOf(value, sources)
      .slice(0, MOST_PROBES_EACH)
      .map((probe) => ({ name, ...probe })),
  )
  for (let rank = 0; rank < 2 * MOST_PROBES_EACH - 1; rank += 1)
    for (const [at, first] of probed.entries())
      for (const second of probed.slice(at + 1)) yield* ofRank(first, second, rank)
}

/** Of two lists of probes those pairs whose places add up to the rank. */
function* ofRank(
  first: readonly PairChange[],
  second: readonly PairChange[],
  rank: number,
): Generator<FlippingPair['changes']> {
  for (const [at, one] of first.entries()) {
    const other = second[rank - at]
    if (other !== undefined) yield [one, other]
  }
}
