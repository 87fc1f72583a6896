import type { PlacedRecord } from '../model/rebuilt.ts'
import type { Instant } from '../model/time.ts'
import { type Occurrence, ownInstant } from './occurrence.ts'
import { firstAtLeast } from './order.ts'

/** Occurrences in order of their time, which is taken once, when the timeline is made. */
export class OccurrenceTimeline {
  readonly #list: Occurrence[]
  readonly #instants: number[]
  /** For each place, a later one before which every occurrence has a label. */
  readonly #skip: number[]
  #lastUnlabelled: number

  constructor(occurrences: readonly Occurrence[]) {
    this.#list = occurrences.toSorted((a, b) => ownInstant(a) - ownInstant(b))
    this.#instants = this.#list.map(ownInstant)
    this.#skip = this.#list.map((_, at) => at)
    this.#lastUnlabelled = this.#list.length - 1
  }

  /** Adds one that takes whatever comes after all others. */
  add(occurrence: Occurrence): Occurrence {
    this.#list.push(occurrence)
    this.#instants.push(Infinity)
    this.#skip.push(this.#list.length - 1)
    return occurrence
  }

  /** The first that is not earlier than `limit`, else the last. */
  first(limit: Instant): Occurrence | undefined {
    return this.#list[firstAtLeast(this.#instants, limit)] ?? this.#list.at(-1)
  }

  /** The first without a label that is not earlier than `limit`, else the last without one. */
  firstUnlabelled(limit: Instant): Occurrence | undefined {
    const found = this.#list[this.#nextUnlabelled(firstAtLeast(this.#instants, limit))]
    if (found !== undefined) return found
    while (this.#list[this.#lastUnlabelled]?.label !== undefined) this.#lastUnlabelled -= 1
    return this.#list[this.#lastUnlabelled]
  }

  /** The nearest in time within the window, unless its label is another. */
  nearest(placed: PlacedRecord, windowMs: number): Occurrence | undefined {
    const after = firstAtLeast(this.#instants, placed.instant)
    const distance = (at: number) => Math.abs((this.#instants[at] ?? Infinity) - placed.instant)
    const at = distance(after - 1) <= distance(after) ? after - 1 : after
    const found = distance(at) <= windowMs ? this.#list[at] : undefined
    const label = placed.record.decision
    return label === undefined || found?.label === undefined ? found : undefined
  }

  /** Follows and shortens the chain of labelled ones, so that many labels cost little more than one. */
  #nextUnlabelled(start: number): number {
    const after = (at: number) => Math.max(at + 1, this.#skip[at] as number)
    let end = start
    while (end < this.#list.length && this.#list[end]?.label !== undefined) end = after(end)
    for (let at = start; at < end;) {
      const next = after(at)
      this.#skip[at] = end
      at = next
    }
    return end
  }
}
