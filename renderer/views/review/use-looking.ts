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

/** By campaign and item: who opens a decision leaves this screen, and comes back to it. */
const all = new Map<string, Seen>()
const MOST_KEPT = 1000
const MOST_SECONDS = 86_400

/** Times the item in sight. A window that is not seen counts for nothing. */
export function useLooking(campaign: string, item: string): Looking {
  const key = `${campaign} ${item}`
  useEffect(() => {
    const turn = () => (document.visibilityState === 'hidden' ? putAway(key) : takeUp(key))
    turn()
    document.addEventListener('visibilitychange', turn)
    return () => {
      document.removeEventListener('visibilitychange', turn)
      putAway(key)
    }
  }, [key])
  const note = useCallback((part: OpenedPart) => void seenOf(key).opened.add(part), [key])
  const take = useCallback((): Looked => {
    const isSeen = seenOf(key).since !== null
    putAway(key)
    const { ms, opened } = seenOf(key)
    all.delete(key)
    if (isSeen) takeUp(key)
    return { seconds: Math.min(MOST_SECONDS, Math.round(ms / 100) / 10), opened: [...opened] }
  }, [key])
  return { note, take }
}

function takeUp(key: string): void {
  seenOf(key).since = performance.now()
}

function putAway(key: string): void {
  const seen = seenOf(key)
  if (seen.since !== null) seen.ms += performance.now() - seen.since
  seen.since = null
}

function seenOf(key: string): Seen {
  const seen = all.get(key) ?? { ms: 0, since: null, opened: new Set() }
  all.set(key, seen)
  const [oldest] = all.keys()
  if (all.size > MOST_KEPT && oldest !== undefined && oldest !== key) all.delete(oldest)
  return seen
}
