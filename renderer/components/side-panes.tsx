import type { ComponentProps } from 'react'
import { Panes } from './panes.tsx'
import { useWide } from './wide.ts'

/** Panes of which the one at the side has a width for wide windows and one for narrow ones, each remembered. */
export function SidePanes({
  kept,
  widths,
  ...rest
}: Omit<ComponentProps<typeof Panes>, 'size' | 'way'> & {
  /** In px, until somebody has dragged the line. */
  readonly widths: { readonly wide: number; readonly narrow: number }
}) {
  const wide = useWide()
  return (
    <Panes
      key={wide ? 'wide' : 'narrow'}
      kept={wide ? kept : `${kept}, narrow`}
      size={wide ? widths.wide : widths.narrow}
      {...rest}
    />
  )
}
