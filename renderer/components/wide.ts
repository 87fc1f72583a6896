import { useSyncExternalStore } from 'react'

/** From here on the rail has its words and tables all their columns. */
const wide = window.matchMedia('(min-width: 1280px)')

/** Whether the window is wide enough for everything at once. */
export function useWide(): boolean {
  return useSyncExternalStore(watch, () => wide.matches)
}

function watch(listener: () => void): () => void {
  wide.addEventListener('change', listener)
  return () => wide.removeEventListener('change', listener)
}
