import type { Decision } from '../../model/decision.ts'
import { type InputReader, type InputUse, MOST_INPUTS } from '../../model/input-register.ts'
import { instantOf } from '../../model/time.ts'
import { comparableJson } from '../../proof/canonical-json.ts'
import { name as bounded, shortValueText } from '../decision/bounded.ts'

type Reading = Decision['attributes'][number]

/** Names and values of the evidence may be any number: so many of each are kept, the rest counted together. */
const MOST_KEPT = 10_000
const MOST_LISTED = 100

interface ValueCount {
  readonly value: Reading['value']
  decisions: number
  changed: number
}

interface PlaceCount {
  readonly workflow: string | null
  readonly version: string | null
  evaluated: number
  read: number
  changed: number
}

/** Counts what decisions made of one input. Its memory is bounded, whatever the case holds. */
export class UseTally {
  readonly #name: string
  readonly #withInfluence: boolean
  readonly #values = new Map<string, ValueCount>()
  readonly #sources = new Map<string | null, number>()
  readonly #places = new Map<string, PlaceCount>()
  #counts = {
    evaluated: 0,
    read: 0,
    readNotKnown: 0,
    changed: 0,
    tested: 0,
    furtherValues: 0,
    furtherPlaces: 0,
  }
  #first: InputUse['first'] = null
  #last: InputUse['last'] = null
  #lastChanged: InputUse['lastChanged'] = null

  constructor(name: string, withInfluence: boolean) {
    this.#name = name
    this.#withInfluence = withInfluence
  }

  add(
    decision: Decision,
    reading: Reading,
    told: { readonly reads: InputReader['reads']; readonly changed: boolean | undefined },
  ): void {
    const isRead = told.reads === 'yes'
    this.#counts.evaluated += 1
    this.#counts.read += Number(isRead)
    this.#counts.readNotKnown += Number(told.reads === 'not-known')
    this.#counts.tested += Number(told.changed !== undefined)
    this.#counts.changed += Number(told.changed === true)
    const seen = seenIn(decision)
    this.#first = earlier(seen, this.#first)
    this.#last = later(seen, this.#last)
    if (told.changed === true) this.#lastChanged = later(seen, this.#lastChanged)
    this.#addValue(reading, told.changed === true)
    this.#addSource(reading)
    this.#addPlace(decision, isRead, told.changed === true)
  }

  result(): InputUse {
    const { furtherPlaces, furtherValues, changed, tested, ...counts } = this.#counts
    const known = (count: number) => (this.#withInfluence ? count : null)
    const values = [...this.#values.values()].toSorted((a, b) => b.decisions - a.decisions)
    const sources = [...this.#sources].toSorted(([, a], [, b]) => b - a)
    const places = [...this.#places.values()].toSorted(
      (a, b) => b.changed - a.changed || b.evaluated - a.evaluated,
    )
    const beyond = <Row>(rows: readonly Row[], most: number, of: (row: Row) => number) =>
      rows.slice(most).reduce((sum, row) => sum + of(row), 0)
    return {
      name: bounded(this.#name),
      ...counts,
      changed: known(changed),
      tested: known(tested),
      first: this.#first,
      last: this.#last,
      lastChanged: this.#lastChanged,
      sources: sources.slice(0, MOST_LISTED).map(([source, decisions]) => ({ source, decisions })),
      moreSources: Math.max(0, sources.length - MOST_LISTED),
      values: values.slice(0, MOST_LISTED).map((each) => ({
        value: shortValueText(each.value),
        decisions: each.decisions,
        changed: known(each.changed),
      })),
      furtherValues: furtherValues + beyond(values, MOST_LISTED, ({ decisions }) => decisions),
      places: places.slice(0, MOST_INPUTS).map((each) => ({ ...each, changed: known(each.changed) })),
      furtherPlaces: furtherPlaces + beyond(places, MOST_INPUTS, ({ evaluated }) => evaluated),
    }
  }

  #addValue({ value }: Reading, changed: boolean): void {
    const key = comparableJson(value)
    const known = this.#values.get(key)
    if (known === undefined && (this.#values.size >= MOST_KEPT || key.length > MOST_KEPT)) {
      this.#counts.furtherValues += 1
      return
    }
    const count = known ?? { value, decisions: 0, changed: 0 }
    count.decisions += 1
    count.changed += Number(changed)
    this.#values.set(key, count)
  }

  #addSource({ source }: Reading): void {
    const key = source === undefined ? null : bounded(source)
    if (this.#sources.has(key) || this.#sources.size < MOST_KEPT)
      this.#sources.set(key, (this.#sources.get(key) ?? 0) + 1)
  }

  #addPlace({ workflow }: Decision, isRead: boolean, changed: boolean): void {
    const [id, version] =
      workflow === undefined ? [null, null] : [bounded(workflow.id), bounded(workflow.version)]
    const key = JSON.stringify([id, version])
    const known = this.#places.get(key)
    if (known === undefined && this.#places.size >= MOST_KEPT) {
      this.#counts.furtherPlaces += 1
      return
    }
    const count = known ?? { workflow: id, version, evaluated: 0, read: 0, changed: 0 }
    count.evaluated += 1
    count.read += Number(isRead)
    count.changed += Number(changed)
    this.#places.set(key, count)
  }
}

function seenIn({ id, time, evidence }: Decision): NonNullable<InputUse['first']> {
  return { id: bounded(id), time, ref: evidence.attributes?.[0] ?? evidence.policy?.[0] ?? null }
}

/** Of two at the same time the first in the order of the rebuild is the earlier. */
function earlier(seen: NonNullable<InputUse['first']>, before: InputUse['first']): InputUse['first'] {
  return before === null || (instantOf(seen.time) ?? 0) < (instantOf(before.time) ?? 0) ? seen : before
}

function later(seen: NonNullable<InputUse['last']>, before: InputUse['last']): InputUse['last'] {
  return before === null || (instantOf(seen.time) ?? 0) >= (instantOf(before.time) ?? 0) ? seen : before
}
