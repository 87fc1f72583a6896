import type { FindingShape } from '../../model/finding-list.ts'
import type { Instant } from '../../model/time.ts'

/** Findings of one segment. */
const SEGMENT_FINDINGS = 16_384
/** Names of workflows may be of any length: a segment ends early rather than grow beyond this. */
const SEGMENT_CHARS = 8 << 20

/** What the columns hold of a finding. */
export interface FindingFacts {
  readonly shape: FindingShape
  /** The place of its decision, or of its run, in the order of the rebuild; 0 where it is of neither. */
  readonly about: number
  /** When its decision was made, or its run began; NaN where it is of neither. */
  readonly time: Instant
}

/** Columns of consecutive findings, `count` long each. */
export interface FindingSegment {
  readonly firstOrd: number
  readonly count: number
  /** Which of `shapes` each finding has. */
  readonly shape: Uint16Array
  readonly about: Uint32Array
  readonly time: Float64Array
  readonly shapes: readonly FindingShape[]
}

/** Puts findings into columns, segment by segment, in the order in which they come. */
export class FindingColumnBuilder {
  readonly #emit: (segment: FindingSegment) => void
  #firstOrd = 1
  #chars = 0
  #rows: FindingFacts[] = []
  #shape: number[] = []
  #shapes = new Map<string, number>()

  constructor(emit: (segment: FindingSegment) => void) {
    this.#emit = emit
  }

  add(facts: FindingFacts): void {
    const { code, severity, kind, workflow, excepted } = facts.shape
    const key = JSON.stringify([code, severity, kind, workflow, excepted])
    let shape = this.#shapes.get(key)
    if (shape === undefined) {
      shape = this.#shapes.size
      this.#shapes.set(key, shape)
      this.#chars += key.length
    }
    this.#rows.push(facts)
    this.#shape.push(shape)
    if (this.#rows.length >= SEGMENT_FINDINGS || this.#chars >= SEGMENT_CHARS) this.end()
  }

  /** Gives what is left. */
  end(): void {
    const count = this.#rows.length
    if (count === 0) return
    const shapes: FindingShape[] = []
    for (const [at, shape] of this.#shape.entries())
      if (shape === shapes.length) shapes.push((this.#rows[at] as FindingFacts).shape)
    this.#emit({
      firstOrd: this.#firstOrd,
      count,
      shape: Uint16Array.from(this.#shape),
      about: Uint32Array.from(this.#rows, ({ about }) => about),
      time: Float64Array.from(this.#rows, ({ time }) => time),
      shapes,
    })
    this.#firstOrd += count
    this.#chars = 0
    this.#rows = []
    this.#shape = []
    this.#shapes = new Map()
  }
}
