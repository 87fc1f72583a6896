import type { CaseFile } from '../../casefile/case-file.ts'
import { Lru } from '../../casefile/lines/lru.ts'
import { DocketError } from '../../model/error.ts'
import type { FindingFilter, FindingShape } from '../../model/finding-list.ts'
import { placesByTime } from './by-time.ts'
import { findingSegments } from './finding-source.ts'
import { shapeTest } from './shape-test.ts'

/** Lists under a filter that are kept: four bytes a finding each. The newest always is. */
const MOST_LIST_BYTES = 32 << 20

/**
 * The findings of a case in memory, as lists of them are asked for: filtered, counted, by time. Memory: some 20
 * bytes a finding, and 4 more for each list kept. Place 0 is the finding of ord 1. It holds for as long as the case
 * is not rebuilt.
 */
export class FindingIndex {
  readonly count: number
  /** Number of each finding's shape. */
  readonly shape: Uint32Array
  readonly shapes: readonly FindingShape[]
  /** Findings of each shape. */
  readonly weights: Uint32Array
  /** The place in the order of the rebuild, from 1, of each finding's decision or run; 0: of neither. */
  readonly about: Uint32Array
  readonly time: Float64Array
  readonly #byTime: Uint32Array
  readonly #lists = new Lru<string, Uint32Array>(MOST_LIST_BYTES, ({ byteLength }) => byteLength)

  /** Reads the columns of the last rebuild. Throws CASE_DAMAGED. */
  constructor(file: CaseFile) {
    const count = file.findings.last
    this.count = count
    this.shape = new Uint32Array(count)
    this.about = new Uint32Array(count)
    this.time = new Float64Array(count)
    const numbers = new Map<string, number>()
    const shapes: FindingShape[] = []
    let from = 0
    for (const segment of findingSegments(file)) {
      if (from + segment.count > count) throw unlike(file.path, from + segment.count, count)
      const known = Uint32Array.from(segment.shapes, (shape) => numberOf(shape, shapes, numbers))
      this.about.set(segment.about, from)
      this.time.set(segment.time, from)
      for (let at = 0; at < segment.count; at += 1)
        this.shape[from + at] = known[segment.shape[at] as number] as number
      from += segment.count
    }
    if (from !== count) throw unlike(file.path, from, count)
    this.shapes = shapes
    this.weights = weightsOf(this.shape, shapes.length)
    this.#byTime = placesByTime(this.time)
  }

  /**
   * Places of the findings that a filter leaves, but for its text: by time, those without one last. The array is
   * kept, and not to be written to.
   */
  list(filter: FindingFilter): Uint32Array {
    const passes = this.passing(filter)
    if (passes.every((each) => each === 1)) return this.#byTime
    const { codes, severities, state, workflow } = filter
    return this.#lists.get(JSON.stringify({ codes, severities, state, workflow }), () => this.#kept(passes))
  }

  /** Whether (1) a filter leaves the findings of each shape, but for its text. */
  passing(filter: FindingFilter): Uint8Array {
    const test = shapeTest(filter)
    return Uint8Array.from(this.shapes, (shape) => (test(shape) ? 1 : 0))
  }

  #kept(passes: Uint8Array): Uint32Array {
    let total = 0
    for (const [shape, weight] of this.weights.entries()) if (passes[shape] === 1) total += weight
    const places = new Uint32Array(total)
    let at = 0
    for (let rank = 0; at < total; rank += 1) {
      const place = this.#byTime[rank] as number
      if (passes[this.shape[place] as number] === 0) continue
      places[at] = place
      at += 1
    }
    return places
  }
}

function numberOf(shape: FindingShape, shapes: FindingShape[], numbers: Map<string, number>): number {
  const { code, severity, kind, workflow, excepted } = shape
  const key = JSON.stringify([code, severity, kind, workflow, excepted])
  const known = numbers.get(key)
  if (known !== undefined) return known
  const number = shapes.push(shape) - 1
  numbers.set(key, number)
  return number
}

function weightsOf(shape: Uint32Array, shapes: number): Uint32Array {
  const weights = new Uint32Array(shapes)
  for (const number of shape) weights[number] = (weights[number] as number) + 1
  return weights
}

function unlike(path: string, columns: number, findings: number): DocketError {
  return new DocketError('CASE_DAMAGED', {
    path,
    problem: `its columns tell of ${columns} findings, and it has ${findings}`,
  })
}
