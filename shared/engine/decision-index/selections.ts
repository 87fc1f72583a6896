import { Lru } from '../../casefile/lines/lru.ts'
import { readWhere } from '../../casefile/where.ts'
import type { DecisionFilter } from '../../model/decision-list.ts'
import { PASSES, shapeVerdicts } from './facet-filter.ts'
import type { Facet } from './facets.ts'
import type { IndexColumns } from './index-columns.ts'
import { ShapeTexts } from './shape-texts.ts'
import { textMarks } from './text-marks.ts'
import type { TextSegments } from './text-segments.ts'
import { decisionMarks, readConditions } from './where-marks.ts'

/** Marks of texts and conditions, one byte a decision each. The newest are always kept. */
const MOST_MARK_BYTES = 16 << 20

/** What a filter leaves. */
export interface Selection {
  /** Decisions (1) that its text and conditions hold for; undefined: all. */
  readonly holds: Uint8Array | undefined
  /** See `shapeVerdicts`. */
  readonly verdicts: Uint8Array
  /** Whether any shape is ruled out. */
  readonly narrows: boolean
  /** Half-open. */
  readonly from: number
  readonly to: number
  /** Nothing is ruled out at all. */
  readonly isAll: boolean
}

/** Reads filters. What was sought last is remembered: a screen asks for counts and for rows under one filter. */
export class Selections {
  readonly #columns: IndexColumns
  readonly #facets: readonly Facet[]
  readonly #texts: { readonly shapes: ShapeTexts; readonly segments: TextSegments }
  readonly #marks = new Lru<string, Uint8Array>(MOST_MARK_BYTES, ({ byteLength }) => byteLength)

  constructor(columns: IndexColumns, facets: readonly Facet[], segments: TextSegments) {
    this.#columns = columns
    this.#facets = facets
    this.#texts = { shapes: new ShapeTexts(columns.shapes), segments }
  }

  /** Throws USAGE for conditions that are none. */
  of({ facets, from = -Infinity, to = Infinity, text = '', where = [] }: DecisionFilter): Selection {
    const conditions = readConditions(
      this.#columns,
      where.map(({ field, value }) => readWhere(`${field}=${value}`)),
    )
    const { ofDecisions } = conditions
    const holds = both(
      text === '' ? undefined : this.#kept(`text ${text}`, () => textMarks(this.#columns, this.#texts, text)),
      ofDecisions.length === 0
        ? undefined
        : this.#kept(`where ${JSON.stringify(ofDecisions)}`, () =>
            decisionMarks(this.#columns, this.#texts.segments, ofDecisions),
          ),
    )
    const verdicts = shapeVerdicts(this.#columns.shapes.size, this.#facets, facets, conditions.ruledOut)
    const narrows = verdicts.some((verdict) => verdict !== PASSES)
    const span = { from: Math.max(from, conditions.from), to: Math.min(to, conditions.to) }
    const always = span.from === -Infinity && span.to === Infinity
    return { holds, verdicts, narrows, ...span, isAll: holds === undefined && !narrows && always }
  }

  #kept(key: string, make: () => Uint8Array): Uint8Array {
    return this.#marks.get(key, make)
  }
}

/** The places of a sorted list that a selection leaves, in the same order. */
export function placesOf(columns: IndexColumns, selection: Selection, sorted: Uint32Array): Uint32Array {
  const kept = keptBy(columns, selection)
  const places = new Uint32Array(columns.count)
  let total = 0
  for (let rank = 0; rank < sorted.length; rank += 1) {
    const place = sorted[rank] as number
    // Written in any case, and kept by going on: a branch that nobody can foresee costs more.
    places[total] = place
    total += kept[place] as number
  }
  return places.slice(0, total)
}

function keptBy({ count, time, shape }: IndexColumns, selection: Selection): Uint8Array {
  const { holds, verdicts, narrows, from, to } = selection
  if (holds !== undefined && !narrows && from === -Infinity && to === Infinity) return holds
  const kept = holds === undefined ? new Uint8Array(count).fill(1) : holds.slice()
  if (narrows)
    for (let place = 0; place < count; place += 1)
      if (verdicts[shape[place] as number] !== PASSES) kept[place] = 0
  if (from !== -Infinity || to !== Infinity)
    for (let place = 0; place < count; place += 1) {
      const instant = time[place] as number
      if (!(instant >= from && instant < to)) kept[place] = 0
    }
  return kept
}

function both(one: Uint8Array | undefined, other: Uint8Array | undefined): Uint8Array | undefined {
  if (one === undefined || other === undefined) return one ?? other
  const marks = one.slice()
  for (let at = 0; at < marks.length; at += 1) if (other[at] === 0) marks[at] = 0
  return marks
}
