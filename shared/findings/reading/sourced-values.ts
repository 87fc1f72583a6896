import type { JsonValue } from '../../model/json.ts'
import type { PlacedRecord } from '../../model/rebuilt.ts'
import type { Instant } from '../../model/time.ts'

/** A value of an attribute, as a record gives it from a named source. */
export interface SourcedValue {
  readonly value: JsonValue
  /** Equal for values that are the same. */
  readonly key: string
  readonly source: string
  readonly asOf: Instant | undefined
  readonly by: PlacedRecord
}

/** Sources of one attribute, and values of one source, that later ones are held against. */
const MOST_SOURCES = 20
const MOST_VALUES = 8

/**
 * The values that records give for one attribute, until two conflict: different records give different
 * values from different sources, or from one source for the same given `asOf`. A later reading of the
 * same source is no conflict, nor are two values in one record (an attribute may have several).
 */
export class SourcedValues {
  readonly #bySource = new Map<string, SourcedValue[]>()
  readonly #byTime = new Map<string, SourcedValue[]>()
  #conflict: readonly [SourcedValue, SourcedValue] | undefined

  /** The first two that conflict. */
  get conflict(): readonly [SourcedValue, SourcedValue] | undefined {
    return this.#conflict
  }

  /** Takes the next value. Time and memory are bounded for each. */
  add(value: SourcedValue): void {
    if (this.#conflict !== undefined) return
    const sameTime =
      value.asOf === undefined ? [] : listAt(this.#byTime, JSON.stringify([value.source, value.asOf]))
    const earlier =
      sameTime.find((each) => differs(each, value)) ??
      [...this.#bySource]
        .flatMap(([source, list]) => (source === value.source ? [] : list))
        .find((each) => differs(each, value))
    if (earlier !== undefined) this.#conflict = [earlier, value]
    keep(sameTime, value)
    if (this.#bySource.has(value.source) || this.#bySource.size < MOST_SOURCES)
      keep(listAt(this.#bySource, value.source), value)
  }
}

function differs(a: SourcedValue, b: SourcedValue): boolean {
  return a.by !== b.by && a.key !== b.key
}

function keep(list: SourcedValue[], value: SourcedValue): void {
  const isKnown = list.some((each) => each.key === value.key && each.by === value.by)
  if (!isKnown && list.length < MOST_VALUES) list.push(value)
}

function listAt(lists: Map<string, SourcedValue[]>, key: string): SourcedValue[] {
  const known = lists.get(key) ?? []
  lists.set(key, known)
  return known
}
