import { Tooltip } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'
import css from './hint.module.css'

/** What shows on hover and on focus. Nothing that is needed is only here. */
export function Hint({ children, text }: { readonly children: ReactElement; readonly text: ReactNode }) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={children} />
      <Tooltip.Portal>
        <Tooltip.Positioner className={css.positioner} sideOffset={6}>
          <Tooltip.Popup className={css.popup}>{text}</Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
