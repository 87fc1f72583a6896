import type { ReactNode } from 'react'
import { useRef } from 'react'
import { Group, Panel, Separator, usePanelRef } from 'react-resizable-panels'
import { useKept } from '../store/prefs.ts'
import { useKeys } from '../store/keys.ts'
import css from './panes.module.css'

const STEP_PX = 16

/**
 * Two panes beside or above each other, parted by a line that is dragged, moved by `[` and `]`, and reset by a
 * double click. `kept` names where the width is remembered; `side` is the pane that has a width of its own.
 */
export function Panes({
  kept,
  side,
  size,
  least = 160,
  most = 900,
  way = 'row',
  keys = false,
  first,
  second,
}: {
  readonly kept: string
  readonly side: 'first' | 'second'
  /** In px, of the pane that has a width of its own. */
  readonly size: number
  readonly least?: number
  readonly most?: number
  readonly way?: 'row' | 'column'
  /** `[` and `]` move this line. One a screen. */
  readonly keys?: boolean
  readonly first: ReactNode
  readonly second: ReactNode
}) {
  const [width, setWidth] = useKept(`pane ${kept}`, isSize, size)
  const panel = usePanelRef()
  const initial = useRef(width)
  const move = (by: number) => {
    const next = Math.min(most, Math.max(least, width + by))
    panel.current?.resize(next)
    setWidth(next)
  }
  useKeys(
    keys
      ? {
          '[': { does: 'Make the pane narrower', run: () => move(side === 'first' ? -STEP_PX : STEP_PX) },
          ']': { does: 'Make the pane wider', run: () => move(side === 'first' ? STEP_PX : -STEP_PX) },
        }
      : {},
  )
  const own = {
    panelRef: panel,
    defaultSize: initial.current,
    minSize: least,
    maxSize: most,
    groupResizeBehavior: 'preserve-pixel-size' as const,
    onResize: ({ inPixels }: { readonly inPixels: number }) => {
      if (Math.round(inPixels) !== width && inPixels > 0) setWidth(Math.round(inPixels))
    },
  }
  return (
    <Group className={css.group} orientation={way === 'row' ? 'horizontal' : 'vertical'} disableCursor>
      <Panel className={css.panel} {...(side === 'first' ? own : { minSize: 120 })}>
        {first}
      </Panel>
      <Separator
        className={way === 'row' ? css.line : css.lineAcross}
        onDoubleClick={() => {
          panel.current?.resize(size)
          setWidth(size)
        }}
      />
      <Panel className={css.panel} {...(side === 'second' ? own : { minSize: 120 })}>
        {second}
      </Panel>
    </Group>
  )
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0
}
