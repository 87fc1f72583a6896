import type { PlacedRecord } from '../model/rebuilt.ts'
import type { Occurrence } from './occurrence.ts'
import { streamKey } from './order.ts'

/**
 * The occurrences of one transition that a further outcome may still be part of: one from another
 * stream, within the join window of the first. Of several, one that was told the same outcome comes
 * first: a system that logs only the last of two rounds must not answer for the round before. A
 * pointer for each stream and outcome only moves forward, so that any number of outcomes costs linear
 * time. Requires outcomes in order of time.
 */
export class OpenOccurrences {
  readonly #windowMs: number
  readonly #all = new OpenQueue()
  readonly #byOutcome = new Map<string | undefined, OpenQueue>()

  constructor(windowMs: number) {
    this.#windowMs = windowMs
  }

  /** Opens one with its first outcome. */
  add(occurrence: Occurrence, { record }: PlacedRecord): Occurrence {
    this.#all.list.push(occurrence)
    const value = record.outcome?.value
    const same = this.#byOutcome.get(value) ?? new OpenQueue()
    this.#byOutcome.set(value, same)
    same.list.push(occurrence)
    return occurrence
  }

  /** The first that lacks an outcome of this stream, unless its label is another. */
  take(placed: PlacedRecord): Occurrence | undefined {
    const same = this.#byOutcome.get(placed.record.outcome?.value)?.first(placed, this.#windowMs)
    return same ?? this.#all.first(placed, this.#windowMs)
  }
}

class OpenQueue {
  readonly list: Occurrence[] = []
  readonly #next = new Map<string, number>()

  first(placed: PlacedRecord, windowMs: number): Occurrence | undefined {
    const stream = streamKey(placed)
    let at = this.#next.get(stream) ?? 0
    while (at < this.list.length && isClosed(this.list[at] as Occurrence, placed.instant, stream, windowMs))
      at += 1
    this.#next.set(stream, at)
    const found = this.list[at]
    const label = placed.record.decision
    const agrees = label === undefined || found?.label === undefined || found.label === label
    return agrees ? found : undefined
  }
}

function isClosed({ outcomes }: Occurrence, instant: number, stream: string, windowMs: number): boolean {
  const first = outcomes[0] as PlacedRecord
  return instant - first.instant > windowMs || outcomes.some((outcome) => streamKey(outcome) === stream)
}
