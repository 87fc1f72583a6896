import type { CaseFile } from '../../casefile/case-file.ts'
import { DocketError } from '../../model/error.ts'
import type { ColumnSource } from './column-source.ts'
import { type Shapes, ShapesBuilder } from './shapes.ts'

/** Every decision of a case: place 0 is the decision of ord 1. Twelve bytes a decision, and its share of a shape. */
export interface IndexColumns {
  readonly count: number
  readonly time: Float64Array
  /** Number of each decision's shape. */
  readonly shape: Uint32Array
  readonly shapes: Shapes
  /** Decisions of each shape. */
  readonly weights: Uint32Array
  readonly segments: readonly SegmentSpan[]
}

/** Where the decisions of a segment stand. */
export interface SegmentSpan {
  /** Place of its first. */
  readonly from: number
  readonly count: number
}

/** Reads the columns that lists are filtered, counted and sorted by. Throws CASE_DAMAGED. */
export function indexColumns(file: CaseFile, source: ColumnSource): IndexColumns {
  const count = file.decisions.last
  const time = new Float64Array(count)
  const shape = new Uint32Array(count)
  const shapes = new ShapesBuilder()
  const segments: SegmentSpan[] = []
  let from = 0
  for (const segment of source.segments()) {
    if (from + segment.count > count) throw unlike(file.path, from + segment.count, count)
    time.set(segment.time, from)
    renumber(segment.shape, shapes.add(segment.shapes, segment.texts), shape.subarray(from))
    segments.push({ from, count: segment.count })
    from += segment.count
  }
  if (from !== count) throw unlike(file.path, from, count)
  const built = shapes.built()
  return { count, time, shape, shapes: built, weights: weightsOf(shape, built.size), segments }
}

function renumber(codes: Uint16Array, numbers: Uint32Array, into: Uint32Array): void {
  for (let at = 0; at < codes.length; at += 1) into[at] = numbers[codes[at] as number] as number
}

function weightsOf(shape: Uint32Array, shapes: number): Uint32Array {
  const weights = new Uint32Array(shapes)
  for (let place = 0; place < shape.length; place += 1) {
    const number = shape[place] as number
    weights[number] = (weights[number] as number) + 1
  }
  return weights
}

function unlike(path: string, columns: number, decisions: number): DocketError {
  return new DocketError('CASE_DAMAGED', {
    path,
    problem: `its columns tell of ${columns} decisions, and it has ${decisions}`,
  })
}
