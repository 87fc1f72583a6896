import type { AttributeInfluence, Flip, InfluenceResult } from '../../model/influence-view.ts'
import type { JsonValue } from '../../model/json.ts'
import type { AttributeView } from '../../model/decision-view.ts'
import type { Evaluator } from '../../replay/evaluator.ts'
import {
  type FlippingProbe,
  type Influence,
  influenceOf,
  type Questioned,
  wasRead,
} from '../../replay/influence/influence.ts'
import { name, shortValueText } from '../decision/bounded.ts'
import type { SeenValues } from './seen-values.ts'

/** An attribute of a decision, as it is to be questioned. */
export interface QuestionedAttribute {
  /** Whole, as the evidence has it. */
  readonly name: string
  readonly value: JsonValue
  readonly view: AttributeView
}

/** What was found of an attribute. */
export interface FoundInfluence extends QuestionedAttribute {
  readonly influence: Influence
}

/** Attributes that are probed at once; others are proven to have no influence, or not tested. */
const MOST_PROBED = 60
/** Values of the case that are tried. */
const MOST_SEEN = 100

/** The influence of each attribute, in their order. Without `questioned`, none is tested, and `why` says why not. */
export async function attributeInfluences(
  attributes: readonly QuestionedAttribute[],
  questioned: Questioned,
  { seen, literals }: { readonly seen: SeenValues; readonly literals: readonly string[] },
  evaluator: Evaluator,
): Promise<readonly FoundInfluence[]> {
  const found: FoundInfluence[] = []
  let probed = 0
  for (const each of attributes) {
    const sources = { seen: seen.commonest(each.name, MOST_SEEN).values, literals }
    const influence =
      probed < MOST_PROBED ? await influenceOf(questioned, each, sources, evaluator) : TOO_MANY
    if (influence.kind === 'flips' || influence.kind === 'no-flip') probed += 1
    found.push({ ...each, influence })
  }
  return found
}

const TOO_MANY: Influence = { kind: 'not-tested', why: `${MOST_PROBED} attributes before it were probed` }

/** What was found as a screen shows it. */
export function influenceLine(
  { name: attribute, view, influence }: FoundInfluence,
  questioned: Questioned | undefined,
): AttributeInfluence {
  const { value, source, approved } = view
  return {
    name: name(attribute),
    value,
    source,
    approved,
    read: readOf(attribute, view, questioned),
    influence: resultOf(influence),
  }
}

function readOf(
  attribute: string,
  view: AttributeView,
  questioned: Questioned | undefined,
): AttributeInfluence['read'] {
  const carried = questioned?.request.carries(attribute)
  if (questioned === undefined || typeof carried === 'string') return view.read
  const read = carried === undefined ? false : wasRead(questioned, carried)
  return read === undefined ? 'not-known' : read ? 'yes' : 'no'
}

function resultOf(influence: Influence): InfluenceResult {
  if (influence.kind !== 'flips') return influence
  const [first] = influence.flips
  if (first === undefined) throw new RangeError('an influence without a flip')
  return { kind: 'flips', by: flipView(first), counts: influence.counts }
}

export function flipView({ kind, value, outcome, rules }: FlippingProbe): Flip {
  return {
    kind,
    value: value === undefined ? null : shortValueText(value),
    outcome,
    rules: rules.map(name),
  }
}
