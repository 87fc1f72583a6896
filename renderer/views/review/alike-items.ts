import type { ItemStanding } from '../../../shared/model/review.ts'

/** Whether two items are equal in all that a verdict rests on. */
export function isLike(a: ItemStanding, b: ItemStanding): boolean {
  return a.item.likeness === b.item.likeness
}
