import type { ReactNode } from 'react'
import { Panes } from '../../components/panes.tsx'

/** What was taken in, and its custody beside it: of equal width for sources and definitions. */
export function DetailPanes({
  isWide,
  first,
  second,
}: {
  readonly isWide: boolean
  readonly first: ReactNode
  readonly second: ReactNode
}) {
  return (
    <Panes
      kept="intake facts"
      side="second"
      size={isWide ? 344 : 288}
      least={232}
      most={520}
      keys
      first={first}
      second={second}
    />
  )
}
