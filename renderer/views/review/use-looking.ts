import { useCallback, useEffect, useRef } from 'react'
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

/** Times the item in sight. A window that is not seen counts for nothing. */
export function useLooking(item: string | null): Looking {
  const seen = useRef({ ms: 0, since: 0, opened: new Set<OpenedPart>() })
  useEffect(() => {
    seen.current = { ms: 0, since: performance.now(), opened: new Set() }
    const turn = () => {
      const now = performance.now()
      if (document.visibilityState === 'hidden') seen.current.ms += now - seen.current.since
      seen.current.since = now
    }
    document.addEventListener('visibilitychange', turn)
    return () => document.removeEventListener('visibilitychange', turn)
  }, [item])
  const note = useCallback((part: OpenedPart) => void seen.current.opened.add(part), [])
  const take = useCallback((): Looked => {
    const now = performance.now()
    const { ms, since, opened } = seen.current
    const visibleMs = document.visibilityState === 'hidden' ? ms : ms + now - since
    seen.current = { ms: 0, since: now, opened: new Set() }
    return { seconds: Math.min(86_400, Math.round(visibleMs / 100) / 10), opened: [...opened] }
  }, [])
  return { note, take }
}
