import type { ItemStanding } from '../../../shared/model/review.ts'

/** Whether two items are equal in all that a verdict rests on. */
export function isLike(a: ItemStanding, b: ItemStanding): boolean {
  return a.item.likeness === b.item.likeness
}

/** Whether one act may judge both: equal, and both waiting for the same person at the same stage. */
export function waitsWith(a: ItemStanding, b: ItemStanding): boolean {
  return isLike(a, b) && a.state === 'open' && a.stage === b.stage && a.assigned === b.assigned
}
