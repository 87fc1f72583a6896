import type { CaseFile } from '../../casefile/case-file.ts'
import type { DecisionFilter } from '../../model/decision-list.ts'
import { DocketError } from '../../model/error.ts'
import { type ItemKind, LONGEST_ITEM_ID, type StratumRule } from '../../model/review.ts'
import { byBytes } from '../../review/byte-order.ts'
import { decisionItemId, entitlementItemId } from '../../review/item-id.ts'
import { stratumOf } from '../../review/strata.ts'
import type { DecisionIndex } from '../decision-index/decision-index.ts'
import { worstOf } from '../decision-index/severity-counts.ts'

/** An item of a population, and the places of its decisions in the order of the rebuild. */
export interface PopulationItem {
  readonly id: string
  readonly stratum: number
  readonly ords: readonly number[]
}

interface Entry {
  readonly id: string
  readonly ord: number
  readonly stratum: number
}

/** All items of a scope, sorted by id as bytes. Memory: some 150 bytes an item. */
export class ItemPopulation {
  /** Decisions that the scope holds and that stand behind an item. */
  readonly decisions: number
  readonly #entries: readonly Entry[]

  constructor(entries: Entry[]) {
    entries.sort((a, b) => byBytes(a.id, b.id) || a.ord - b.ord)
    this.#entries = entries
    this.decisions = entries.length
  }

  /** Decisions with the same id are one item, in the first stratum that one of them is of. */
  *items(): Generator<PopulationItem> {
    for (let at = 0; at < this.#entries.length;) {
      const { id } = this.#entries[at] as Entry
      const ords: number[] = []
      let stratum = Infinity
      for (let entry = this.#entries[at]; entry?.id === id; entry = this.#entries[at]) {
        ords.push(entry.ord)
        stratum = Math.min(stratum, entry.stratum)
        at += 1
      }
      yield { id, stratum, ords }
    }
  }
}

/**
 * Gathers the items that a filter leaves. Of entitlements, those that a decision permitted and that were done. Throws
 * USAGE for conditions that are none, REVIEW_REFUSED where a stratum is missing or an id is too long.
 */
export function gatherPopulation(
  file: CaseFile,
  index: DecisionIndex,
  { scope, items, strata }: { scope: DecisionFilter; items: ItemKind; strata: readonly StratumRule[] },
): ItemPopulation {
  const inScope = new Uint8Array(file.decisions.last)
  for (const place of index.order(scope, { by: 'time', order: 'up' })) inScope[place] = 1
  const entries: Entry[] = []
  for (const head of file.decisions.heads(items === 'entitlements' ? 'result' : 'nothing')) {
    if (inScope[head.ord - 1] !== 1) continue
    const id = items === 'decisions' ? decisionItemId(head.id) : heldBy(head)
    if (id === undefined) continue
    if (id.length > LONGEST_ITEM_ID)
      throw new DocketError('REVIEW_REFUSED', {
        problem: `the id of decision ${head.ord} is longer than ${LONGEST_ITEM_ID}`,
      })
    const stratum = stratumOf(factsAt(index, head.ord - 1), strata)
    if (stratum < 0)
      throw new DocketError('REVIEW_REFUSED', {
        problem: `${id} is in no stratum: end the list with all others`,
      })
    entries.push({ id, ord: head.ord, stratum })
  }
  return new ItemPopulation(entries)
}

function heldBy(head: {
  readonly subject: string | null
  readonly entitlement: string | null
  readonly outcome: string | null
  readonly result: string | null
}): string | undefined {
  const { subject, entitlement, outcome, result } = head
  if (subject === null || entitlement === null || outcome !== 'permit' || result !== 'done') return undefined
  return entitlementItemId(subject, entitlement)
}

/** What the rebuild's columns say of a decision; its place counts from 0. */
export function factsAt(index: DecisionIndex, place: number) {
  return {
    findings: index.valueAt(place, 'findings')?.split(' ') ?? [],
    boundary: index.boundaryAt(place),
    replay: index.verdictAt(place),
    severity: worstOf(index.severitiesAt(place)) || null,
    workflow: index.valueAt(place, 'workflow'),
  }
}
