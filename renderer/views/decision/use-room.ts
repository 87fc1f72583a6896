import { useSyncExternalStore } from 'react'
import { useWide } from '../../components/wide.ts'
import type { Parts } from './parts.ts'

/** Below this, sections that share the height would each show a few lines. */
const tall = window.matchMedia('(min-height: 780px)')

/** How many columns there are, and whether sections scroll by themselves or columns do. */
export function useRoom(): { readonly columns: 2 | 3; readonly fit: Parts['fit'] } {
  const isWide = useWide()
  const isTall = useSyncExternalStore(watch, () => tall.matches)
  return { columns: isWide ? 3 : 2, fit: isWide && isTall ? 'panes' : 'flow' }
}

function watch(listener: () => void): () => void {
  tall.addEventListener('change', listener)
  return () => tall.removeEventListener('change', listener)
}
