import type { ItemStanding, ReviewVerdict } from '../../../shared/model/review.ts'

/** What a reviewer may say, with its key. */
export const VERDICT_CHOICES = [
  { verdict: 'uphold', key: 'u', name: 'Uphold', about: 'The access is right and stays' },
  { verdict: 'revoke', key: 'r', name: 'Revoke', about: 'It ends; goes on the revocation list' },
  { verdict: 'exception', key: 'x', name: 'Exception', about: 'It stays until a date you give' },
  { verdict: 'escalate', key: 'e', name: 'Escalate', about: 'Someone you name decides' },
] as const satisfies readonly {
  readonly verdict: ReviewVerdict
  readonly key: string
  readonly name: string
  readonly about: string
}[]

/** The verdict that stands on an item, or what keeps one from standing. */
export function verdictOf({ state, standing }: ItemStanding): ReviewVerdict | 'conflict' | null {
  if (state === 'conflict') return 'conflict'
  if (state === 'escalated') return 'escalate'
  return standing[0]?.ruling.verdict ?? null
}

/** Where an item stands in the list, from 0; -1: it does not. */
export function placeOf(items: readonly ItemStanding[], id: string | null): number {
  return items.findIndex(({ item }) => item.id === id)
}

/** The next item that this person is to judge, after a place and round again; null: there is none. */
export function nextOpen(items: readonly ItemStanding[], after: number, by: string | null): string | null {
  const waits = ({ state, assigned }: ItemStanding) =>
    state !== 'decided' && (by === null || assigned === null || assigned === by)
  const later = items.slice(after + 1).find(waits)
  const found = later ?? items.slice(0, Math.max(0, after)).find(waits)
  return found?.item.id ?? null
}
