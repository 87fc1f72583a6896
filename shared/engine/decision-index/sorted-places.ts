import { AS_BEFORE, ORD_BITS, type OrderField, ORDER_FIELDS } from '../../casefile/derived/decision-order.ts'
import type { ShapeField } from '../../casefile/derived/decision-facts.ts'
import { VERDICTS } from '../../model/decision.ts'
import { BOUNDARY_MARKS, type DecisionSort, type SortField } from '../../model/decision-list.ts'
import { DocketError } from '../../model/error.ts'
import { OutcomeValue } from '../../model/evidence.ts'
import { byBytes } from '../../replay/byte-order.ts'
import type { ColumnSource } from './column-source.ts'
import type { IndexColumns } from './index-columns.ts'
import { compareSeverities, type SeverityCounts, worstOf } from './severity-counts.ts'

export interface SortParts {
  readonly path: string
  readonly columns: IndexColumns
  readonly source: ColumnSource
  /** For each value of the shapes' severities. */
  readonly severities: readonly SeverityCounts[]
}

/**
 * The places of all decisions, sorted: what has no value last, equals by place, up and down. One pass over an
 * order that the rebuild wrote, or a counting sort by the ranks of the shapes. Throws CASE_DAMAGED.
 */
export function sortedPlaces(parts: SortParts, { by, order }: DecisionSort): Uint32Array {
  if (isOrderField(by)) {
    const { path, columns } = parts
    return fromOrder(path, columns.count, parts.source.order(by), { by, order })
  }
  return byRank(parts.columns, ranksOfShapes(parts, by), order)
}

function isOrderField(field: SortField): field is OrderField {
  return (ORDER_FIELDS as readonly string[]).includes(field)
}

/** The order is hostile: each place must be there, at most once, and all of them where each decision has a value. */
function fromOrder(
  path: string,
  count: number,
  order: readonly Uint32Array[],
  sort: { readonly by: OrderField; readonly order: DecisionSort['order'] },
): Uint32Array {
  const entries = new Uint32Array(count)
  const seen = new Uint8Array(count)
  let filled = 0
  for (const part of order) {
    if (filled + part.length > count) throw unordered(path, sort.by)
    entries.set(part, filled)
    filled += part.length
  }
  for (let at = 0; at < filled; at += 1) {
    const place = ((entries[at] as number) & ORD_BITS) - 1
    if (seen[place] !== 0) throw unordered(path, sort.by)
    seen[place] = 1
  }
  if (filled < count && sort.by !== 'subject') throw unordered(path, sort.by)
  const places = sort.order === 'up' ? placesIn(entries, filled) : placesFromLast(entries, filled)
  for (let place = 0; filled < count; place += 1)
    if (seen[place] === 0) {
      places[filled] = place
      filled += 1
    }
  return places
}

function placesIn(entries: Uint32Array, filled: number): Uint32Array {
  const places = new Uint32Array(entries.length)
  for (let at = 0; at < filled; at += 1) places[at] = ((entries[at] as number) & ORD_BITS) - 1
  return places
}

/** The groups of equals from the last to the first, each as it is. */
function placesFromLast(entries: Uint32Array, filled: number): Uint32Array {
  const places = new Uint32Array(entries.length)
  let at = 0
  for (let end = filled; end > 0;) {
    let start = end - 1
    while (start > 0 && ((entries[start] as number) & AS_BEFORE) !== 0) start -= 1
    for (let entry = start; entry < end; entry += 1) {
      places[at] = ((entries[entry] as number) & ORD_BITS) - 1
      at += 1
    }
    end = start
  }
  return places
}

/** A rank for each shape: equal values have equal ranks, what has none the highest. */
interface Ranks {
  readonly of: Uint32Array
  /** The rank of none: one above all others. */
  readonly none: number
}

function byRank(
  { count, shape }: IndexColumns,
  { of, none }: Ranks,
  order: DecisionSort['order'],
): Uint32Array {
  const ranks = order === 'up' ? of : of.map((rank) => (rank === none ? none : none - 1 - rank))
  const next = new Uint32Array(none + 2)
  for (let place = 0; place < count; place += 1) {
    const rank = (ranks[shape[place] as number] as number) + 1
    next[rank] = (next[rank] as number) + 1
  }
  for (let rank = 1; rank < next.length; rank += 1)
    next[rank] = (next[rank] as number) + (next[rank - 1] as number)
  const places = new Uint32Array(count)
  for (let place = 0; place < count; place += 1) {
    const rank = ranks[shape[place] as number] as number
    places[next[rank] as number] = place
    next[rank] = (next[rank] as number) + 1
  }
  return places
}

function ranksOfShapes(parts: SortParts, by: Exclude<SortField, OrderField>): Ranks {
  switch (by) {
    case 'severity':
      return ranksOfSeverities(parts)
    case 'version':
      return ranksOfVersions(parts)
    case 'boundary':
      return ranksOf(parts, by, listed(BOUNDARY_MARKS))
    case 'verdict':
      return ranksOf(parts, by, listed(VERDICTS))
    case 'outcome':
      return ranksOf(parts, by, listed(OutcomeValue.options))
    default:
      return ranksOf(parts, by, byBytes)
  }
}

type Compare<T> = (a: T, b: T) => number

/** In the order of a list; what is not on it last. */
function listed(words: readonly string[]): Compare<string> {
  const rank = (word: string) => {
    const at = words.indexOf(word)
    return at < 0 ? words.length : at
  }
  return (a, b) => rank(a) - rank(b) || byBytes(a, b)
}

function ranksOf({ columns }: SortParts, field: ShapeField, compare: Compare<string>): Ranks {
  const { codes, values } = columns.shapes.column(field)
  const { rank, none } = ranked(values.slice(1), compare)
  return { of: codes.map((code) => (code === 0 ? none : (rank[code - 1] as number))), none }
}

function ranksOfSeverities({ columns, severities }: SortParts): Ranks {
  const { codes } = columns.shapes.column('severities')
  const { rank, none } = ranked(severities, compareSeverities)
  const ofCode = severities.map((counts, code) => (worstOf(counts) === '' ? none : (rank[code] as number)))
  return { of: codes.map((code) => ofCode[code] as number), none }
}

/** By the policy, then by its version. */
function ranksOfVersions(parts: SortParts): Ranks {
  const policy = ranksOf(parts, 'policy', byBytes)
  const version = ranksOf(parts, 'version', byBytes)
  const none = policy.none * (version.none + 1)
  const pair = Float64Array.from(policy.of, (rank, shape) =>
    rank === policy.none ? none : rank * (version.none + 1) + (version.of[shape] as number),
  )
  const distinct = [...new Set(pair)].filter((each) => each !== none).sort((a, b) => a - b)
  const rankOf = new Map(distinct.map((each, rank) => [each, rank]))
  return { of: Uint32Array.from(pair, (each) => rankOf.get(each) ?? distinct.length), none: distinct.length }
}

/** Ranks from 0, equal values one rank; `none` is one above the highest. */
function ranked<T>(
  values: readonly T[],
  compare: Compare<T>,
): { readonly rank: Uint32Array; readonly none: number } {
  const sorted = values.map((_, at) => at).sort((a, b) => compare(values[a] as T, values[b] as T))
  const rank = new Uint32Array(values.length)
  let next = 0
  for (const [place, at] of sorted.entries()) {
    const before = sorted[place - 1]
    if (before !== undefined && compare(values[before] as T, values[at] as T) !== 0) next += 1
    rank[at] = next
  }
  return { rank, none: values.length === 0 ? 0 : next + 1 }
}

function unordered(path: string, field: OrderField): DocketError {
  return new DocketError('CASE_DAMAGED', { path, problem: `its order of decisions by ${field} is none` })
}
