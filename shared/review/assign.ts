import { assertNever } from '../model/assert-never.ts'
import { encodeHex } from '../proof/hex.ts'
import type { Hash } from '../proof/hash.ts'
import type { ReviewItem, Stage } from '../model/review.ts'
import { byBytes } from './byte-order.ts'
import { ownParts } from './own-part.ts'

/**
 * Who is given which item at a stage: item id -> name; null where it is nobody's of the stage to judge. The same items
 * and reviewers give the same, in whatever order they come.
 */
export function assignments(
  stage: Stage,
  items: readonly ReviewItem[],
  hash: Hash,
): ReadonlyMap<string, string | null> {
  const turn = turnsOf(stage, items, hash)
  return new Map(items.map((item) => [item.id, inTurn(stage, item, turn.get(item.id) ?? 0)]))
}

/** From the one whose turn it is on, the first whom nothing of the item concerns. */
function inTurn({ reviewers }: Stage, item: ReviewItem, turn: number): string | null {
  for (let step = 0; step < reviewers.length; step += 1) {
    const reviewer = reviewers[(turn + step) % reviewers.length]
    if (reviewer !== undefined && ownParts(reviewer, item).length === 0) return reviewer.name
  }
  return null
}

function turnsOf({ assign }: Stage, items: readonly ReviewItem[], hash: Hash): ReadonlyMap<string, number> {
  switch (assign) {
    case 'in-turn': {
      const encoder = new TextEncoder()
      const ranked = items.map(({ id }) => ({ id, rank: encodeHex(hash(encoder.encode(id))) }))
      ranked.sort((a, b) => byBytes(a.rank, b.rank))
      return new Map(ranked.map(({ id }, at) => [id, at]))
    }
    case 'workflow': {
      const names = [...new Set(items.map(({ workflow }) => workflow ?? ''))].toSorted(byBytes)
      return new Map(items.map(({ id, workflow }) => [id, names.indexOf(workflow ?? '')]))
    }
    case 'stratum':
      return new Map(items.map(({ id, stratum }) => [id, stratum]))
    default:
      return assertNever(assign)
  }
}
