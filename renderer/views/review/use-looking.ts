import { useCallback, useEffect } from 'react'
import type { OpenedPart } from '../../../shared/model/review-words.ts'

/** For how long an item was in front of the reviewer, and what of its evidence was opened. */
export interface Looked {
  readonly seconds: number
  readonly opened: readonly OpenedPart[]
}

export interface Looking {
  readonly note: (part: OpenedPart) => void
  /** What has come together since it was last taken. */
  readonly take: () => Looked
}

interface Seen {
  /** Up to when it was last put away. */
  ms: number
  /** Since when it is in sight; null: it is not. */
  since: number | null
  readonly opened: Set<OpenedPart>
}

/** By item: who opens a decision leaves this screen, and comes back to it. */
const all = new Map<string, Seen>()
const MOST_KEPT = 1000
const MOST_SECONDS = 86_400

/** Times the item in sight. A window that is not seen counts for nothing. */
export function useLooking(item: string): Looking {
  useEffect(() => {
    const turn = () => (document.visibilityState === 'hidden' ? putAway(item) : takeUp(item))
    turn()
    document.addEventListener('visibilitychange', turn)
    return () => {
      document.removeEventListener('visibilitychange', turn)
      putAway(item)
    }
  }, [item])
  const note = useCallback((part: OpenedPart) => void seenOf(item).opened.add(part), [item])
  const take = useCallback((): Looked => {
    const isSeen = seenOf(item).since !== null
    putAway(item)
    const { ms, opened } = seenOf(item)
    all.delete(item)
    if (isSeen) takeUp(item)
    return { seconds: Math.min(MOST_SECONDS, Math.round(ms / 100) / 10), opened: [...opened] }
  }, [item])
  return { note, take }
}

function takeUp(item: string): void {
  seenOf(item).since = performance.now()
}

function putAway(item: string): void {
  const seen = seenOf(item)
  if (seen.since !== null) seen.ms += performance.now() - seen.since
  seen.since = null
}

function seenOf(item: string): Seen {
  const seen = all.get(item) ?? { ms: 0, since: null, opened: new Set() }
  all.set(item, seen)
  const [oldest] = all.keys()
  if (all.size > MOST_KEPT && oldest !== undefined && oldest !== item) all.delete(oldest)
  return seen
}
