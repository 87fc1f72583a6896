import type { PlacedRecord } from '../model/rebuilt.ts'
import type { Occurrence } from './occurrence.ts'
import { streamKey } from './order.ts'

/**
 * The occurrences of one transition that a further outcome may still be part of: one from another
 * stream, within the join window of the first. A pointer for each stream only moves forward, so that
 * any number of outcomes costs linear time. Requires outcomes in order of time.
 */
export class OpenOccurrences {
  readonly #windowMs: number
  readonly #list: Occurrence[] = []
  readonly #next = new Map<string, number>()

  constructor(windowMs: number) {
    this.#windowMs = windowMs
  }

  add(occurrence: Occurrence): Occurrence {
    this.#list.push(occurrence)
    return occurrence
  }

  /** The first that lacks an outcome of this stream, unless its label is another. */
  take(placed: PlacedRecord): Occurrence | undefined {
    const stream = streamKey(placed)
    let at = this.#next.get(stream) ?? 0
    while (at < this.#list.length && this.#isClosed(this.#list[at] as Occurrence, placed.instant, stream))
      at += 1
    this.#next.set(stream, at)
    const found = this.#list[at]
    const label = placed.record.decision
    const agrees = label === undefined || found?.label === undefined || found.label === label
    return agrees ? found : undefined
  }

  #isClosed({ outcomes }: Occurrence, instant: number, stream: string): boolean {
    const first = outcomes[0] as PlacedRecord
    return (
      instant - first.instant > this.#windowMs || outcomes.some((outcome) => streamKey(outcome) === stream)
    )
  }
}
