import type { CaseFile } from '../../casefile/case-file.ts'
import type { ShapeField } from '../../casefile/derived/decision-facts.ts'
import { Lru } from '../../casefile/lines/lru.ts'
import {
  BOUNDARY_MARKS,
  type BoundaryMark,
  type DecisionFilter,
  type DecisionSort,
  type DecisionSummary,
} from '../../model/decision-list.ts'
import { type Verdict, VERDICTS } from '../../model/decision.ts'
import { DocketError } from '../../model/error.ts'
import { type ColumnSource, columnSource } from './column-source.ts'
import { facetsOf } from './facets.ts'
import { type IndexColumns, indexColumns } from './index-columns.ts'
import { placesOf, Selections } from './selections.ts'
import { NO_SEVERITIES, type SeverityCounts, severityCounts } from './severity-counts.ts'
import { sortedPlaces } from './sorted-places.ts'
import { Summaries } from './summaries.ts'
import type { Shapes } from './shapes.ts'
import { TextSegments } from './text-segments.ts'

/** Orders of lists that are kept, of each kind: four bytes a decision each. The newest always is. */
const MOST_ORDER_BYTES = 48 << 20

/**
 * The decisions of a case in memory, as lists of them are asked for: filtered, counted, sorted, sought in. Memory:
 * some 20 bytes a decision, 4 more for each order kept (at most 96 MB, or two), 1 more for each text or condition
 * kept (at most 16 MB, or one), and at most 256 MB of texts once something is sought. Where no two decisions share
 * a shape, some 200 bytes a decision more.
 *
 * It holds for as long as the case is not rebuilt. Orders and texts are read when they are first asked for: whoever
 * asks sees to it that they are of the same rebuild.
 */
export class DecisionIndex {
  readonly #path: string
  readonly #source: ColumnSource
  readonly #columns: IndexColumns
  readonly #severities: readonly SeverityCounts[]
  readonly #texts: TextSegments
  readonly #selections: Selections
  readonly #summaries: Summaries
  readonly #sorted = new Lru<string, Uint32Array>(MOST_ORDER_BYTES, ({ byteLength }) => byteLength)
  readonly #orders = new Lru<string, Uint32Array>(MOST_ORDER_BYTES, ({ byteLength }) => byteLength)

  /** Reads the columns of the last rebuild. Throws CASE_DAMAGED. */
  constructor(file: CaseFile) {
    this.#path = file.path
    this.#source = columnSource(file)
    this.#columns = indexColumns(file, this.#source)
    const { shapes } = this.#columns
    this.#severities = severitiesOf(shapes.column('severities').values, file.path)
    checkWords(shapes, 'boundary', BOUNDARY_MARKS, file.path)
    checkWords(shapes, 'verdict', VERDICTS, file.path)
    const facets = facetsOf(shapes, this.#severities)
    this.#texts = new TextSegments(this.#source)
    this.#selections = new Selections(this.#columns, facets, this.#texts)
    this.#summaries = new Summaries(this.#columns, facets)
  }

  /** Counts under a filter. Throws USAGE for conditions that are none. */
  summary(filter: DecisionFilter): DecisionSummary {
    return this.#summaries.of(this.#selections.of(filter), filter.facets)
  }

  /**
   * Places (`ord` less 1) of the decisions that a filter leaves, sorted. The array is kept, and not to be written
   * to. Throws USAGE for conditions that are none.
   */
  order(filter: DecisionFilter, sort: DecisionSort): Uint32Array {
    const sorted = this.#sorted.get(`${sort.by} ${sort.order}`, () => this.#sortAll(sort))
    const selection = this.#selections.of(filter)
    if (selection.isAll) return sorted
    return this.#orders.get(JSON.stringify([filter, sort]), () => placesOf(this.#columns, selection, sorted))
  }

  /**
   * Reads some of the texts that will be needed once something is sought; false: there is nothing left to be read.
   * Throws CASE_DAMAGED.
   */
  readAhead(): boolean {
    return this.#texts.readAhead(this.#columns.segments)
  }

  /** What the decision at a place has in common with others: one value of its shape, null where it has none. */
  valueAt(place: number, field: ShapeField): string | null {
    const { codes, values } = this.#columns.shapes.column(field)
    const code = codes[this.#columns.shape[place] as number] as number
    return code === 0 ? null : (values[code] as string)
  }

  boundaryAt(place: number): BoundaryMark {
    return this.valueAt(place, 'boundary') as BoundaryMark
  }

  verdictAt(place: number): Verdict {
    return this.valueAt(place, 'verdict') as Verdict
  }

  /** Findings of the decision at a place by severity, excepted ones not counted. */
  severitiesAt(place: number): SeverityCounts {
    const { codes } = this.#columns.shapes.column('severities')
    return this.#severities[codes[this.#columns.shape[place] as number] as number] ?? NO_SEVERITIES
  }

  #sortAll(sort: DecisionSort): Uint32Array {
    return sortedPlaces(
      { path: this.#path, columns: this.#columns, source: this.#source, severities: this.#severities },
      sort,
    )
  }
}

function severitiesOf(texts: readonly string[], path: string): readonly SeverityCounts[] {
  return texts.map((text, code) => {
    const counts = code === 0 ? NO_SEVERITIES : severityCounts(text)
    if (counts === undefined) throw damaged(path, 'the findings of a decision are counted as nobody counts')
    return counts
  })
}

/** Every shape has one of so few words. The columns are hostile; what is read of them later is not checked again. */
function checkWords(shapes: Shapes, field: ShapeField, words: readonly string[], path: string): void {
  const { codes, values } = shapes.column(field)
  if (codes.includes(0) || !values.slice(1).every((value) => words.includes(value)))
    throw damaged(path, `a decision has no ${field} that there is`)
}

function damaged(path: string, problem: string): DocketError {
  return new DocketError('CASE_DAMAGED', { path, problem })
}
