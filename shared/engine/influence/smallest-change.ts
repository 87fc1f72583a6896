import type { SmallestChange } from '../../model/influence-view.ts'
import { shown } from '../../findings/reading/wording.ts'
import type { Evaluator } from '../../replay/evaluator.ts'
import type { FlippingProbe, Questioned } from '../../replay/influence/influence.ts'
import type { Probe } from '../../replay/influence/probes.ts'
import { smallestPair } from '../../replay/influence/smallest-pair.ts'
import type { ReplayOutcome } from '../../replay/policy-engine.ts'
import { name, shortValueText } from '../decision/bounded.ts'
import { flipView, type FoundInfluence } from './attribute-influences.ts'
import type { SeenValues } from './seen-values.ts'

const SEEN_IN_PAIRS = 16

/**
 * The fewest attributes that flip the outcome: one, of several the first that was found; else two. Two are proven to
 * be the fewest where each attribute alone is proven to have no influence.
 */
export async function smallestChange(
  found: readonly FoundInfluence[],
  questioned: Questioned,
  { seen, literals }: { readonly seen: SeenValues; readonly literals: readonly string[] },
  evaluator: Evaluator,
): Promise<SmallestChange | undefined> {
  const before = questioned.answer.outcome
  for (const one of found)
    if (one.influence.kind === 'flips') {
      const flip = best(one.influence.flips)
      return changeOf([[one, flip]], flip, 'proven', singleText(one, flip, before))
    }
  const attributes = found
    .filter(({ influence }) => influence.kind !== 'none' || influence.why === 'decided')
    .map((each) => ({
      ...each,
      sources: { seen: seen.commonest(each.name, SEEN_IN_PAIRS).values, literals },
    }))
  const pair = await smallestPair(questioned, attributes, evaluator)
  if (pair === undefined) return undefined
  const changed = pair.changes.flatMap((change) => {
    const one = attributes.find((each) => each.name === change.name)
    return one === undefined ? [] : [[one, change] as const]
  })
  const isProven = found.every(({ influence }) => influence.kind === 'none')
  return changeOf(changed, pair, isProven ? 'proven' : 'found', pairText(changed, pair.outcome))
}

/** A value that the case has seen tells more than that the attribute is away. */
function best(flips: readonly FlippingProbe[]): FlippingProbe {
  const flip = flips.find(({ kind }) => kind === 'seen' || kind === 'other-boolean') ?? flips[0]
  if (flip === undefined) throw new RangeError('an influence without a flip')
  return flip
}

function changeOf(
  changes: readonly (readonly [FoundInfluence, Probe])[],
  { outcome, rules }: { readonly outcome: ReplayOutcome; readonly rules: readonly string[] },
  size: SmallestChange['size'],
  text: string,
): SmallestChange {
  return {
    changes: changes.map(([one, probe]) => {
      const { kind, value } = flipView({ ...probe, outcome, rules })
      return { name: name(one.name), from: shortValueText(one.value), by: { kind, value } }
    }),
    outcome,
    rules: rules.map(name),
    size,
    text,
  }
}

const DONE = { permit: 'Permitted', deny: 'Denied' } as const
const WOULD_BE = { permit: 'permitted', deny: 'denied' } as const

/** `Permitted only because context.location = "HQ": with each of 12 other values seen, and without it, it is denied.` */
function singleText(one: FoundInfluence, flip: FlippingProbe, before: ReplayOutcome): string {
  if (one.influence.kind !== 'flips') throw new RangeError('an attribute that flips nothing')
  const { flips, counts } = one.influence
  const own = `${name(one.name)} = ${shown(one.value)}`
  const after = WOULD_BE[flip.outcome]
  const isOnlyBecause = counts.flips + counts.unanswered === counts.probes
  const without = flips.some(({ kind }) => kind === 'removed')
  if (!isOnlyBecause) return `${DONE[before]} with ${own}; ${withProbe(flip)}, it is ${after}.`
  const others = [
    ...(counts.seen === 0
      ? []
      : [
          counts.seen === 1
            ? 'with the one other value seen'
            : `with each of ${counts.seen} other values seen`,
        ]),
    ...(without ? ['without it'] : []),
  ]
  const told = others.length === 0 ? withProbe(flip) : others.join(' and ')
  return `${DONE[before]} only because ${own}: ${told}, it is ${after}.`
}

function pairText(changes: readonly (readonly [FoundInfluence, Probe])[], outcome: ReplayOutcome): string {
  const both = changes.map(([one, probe]) =>
    probe.value === undefined
      ? `without ${name(one.name)}`
      : `with ${name(one.name)} = ${shown(probe.value)}`,
  )
  return `No one attribute that was tried changes the outcome alone; ${both.join(' and ')}, it is ${WOULD_BE[outcome]}.`
}

function withProbe({ value }: Probe): string {
  return value === undefined ? 'without it' : `with ${shown(value)}`
}
