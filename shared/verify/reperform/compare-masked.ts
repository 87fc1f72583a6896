import type { Decision } from '../../model/decision.ts'
import type { JsonValue } from '../../model/json.ts'
import { counted, quoted } from '../faults.ts'
import { isLikeMasked } from './like-masked.ts'

/** A decision that came out where values are withheld. */
export interface WithoutValues {
  readonly decision: Decision
  /** Whether values are withheld from the records of its run, and not disclosed. */
  readonly isTouched: boolean
  readonly request: { readonly any: boolean; readonly read: readonly string[] }
}

/** What of a decision differs beyond what is withheld, and what could not be told. */
export interface MaskedDifference {
  readonly rebuilt: readonly string[]
  readonly replay: 'same' | 'differs' | 'not-repeated'
  /** Compared only where all is disclosed. */
  readonly codes: 'compared' | 'not-compared'
}

/** Holds a decision of a packet against what comes out, as far as it can be where values are withheld. */
export function compareMasked(
  stated: Decision,
  { decision, isTouched, request }: WithoutValues,
): MaskedDifference {
  const withheld = new Set(
    Object.entries(stated.grades).flatMap(([key, grade]) => (grade === 'withheld' ? [key] : [])),
  )
  const [ours, theirs] = [partsOf(stated, withheld), partsOf(decision, withheld)]
  const names = new Set([...Object.keys(ours), ...Object.keys(theirs)])
  // What is held against each other in it may be withheld.
  if (isTouched) names.delete('agreement')
  return {
    rebuilt: [...names].filter((name) => !isLikeMasked(own(ours, name), own(theirs, name))),
    replay: compareReplay(stated.replay, decision.replay, request),
    codes: isTouched ? 'not-compared' : 'compared',
  }
}

function compareReplay(
  stated: Decision['replay'],
  again: Decision['replay'],
  request: WithoutValues['request'],
): MaskedDifference['replay'] {
  if (request.read.length > 0) return 'not-repeated'
  const [{ engine: _ours, ...ours }, { engine: _theirs, ...theirs }] = [stated, again]
  // What the other version reads is not known.
  const without = request.any ? ['inForce'] : []
  if (isLikeMasked(plain(ours, without), plain(theirs, without))) return 'same'
  return request.any && again.verdict === 'unreplayable' ? 'not-repeated' : 'differs'
}

/** Why some decisions could not be repeated, in words. */
export class NotRepeated {
  readonly #names = new Map<string, number>()
  readonly #ids: string[] = []
  count = 0

  add(id: string, read: readonly string[]): void {
    this.count += 1
    if (this.#ids.length < 5) this.#ids.push(quoted(id))
    for (const name of read) this.#names.set(name, (this.#names.get(name) ?? 0) + 1)
  }

  text(): string {
    const names = [...this.#names.keys()].toSorted().slice(0, 20).map(quoted).join(', ')
    const why =
      names === ''
        ? 'their requests do not fit without what is withheld'
        : `their policies read ${names}, which is withheld`
    const more = this.count > this.#ids.length ? ` and ${this.count - this.#ids.length} more` : ''
    return `${counted(this.count, 'decision')} could not be repeated (${this.#ids.join(', ')}${more}): ${why}`
  }
}

/** All but replay and codes; grades of what is withheld are of the packet alone. */
function partsOf(decision: Decision, withheld: ReadonlySet<string>): Readonly<Record<string, JsonValue>> {
  const { replay: _replay, findings: _findings, grades, ...rest } = decision
  const others = Object.entries(grades).filter(([key]) => !withheld.has(key))
  return plain({ ...rest, grades: Object.fromEntries(others) }, [])
}

function plain(value: object, without: readonly string[]): Readonly<Record<string, JsonValue>> {
  const kept = Object.entries(value).filter(
    ([name, member]) => member !== undefined && !without.includes(name),
  )
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutAbsent(member as JsonValue)]))
}

/** As JSON has it: what is undefined is not there, at any depth. */
function withoutAbsent(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null || JSON.isRawJSON(value)) return value
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(withoutAbsent)
  return plain(value, [])
}

function own(record: Readonly<Record<string, JsonValue>>, name: string): JsonValue | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}
