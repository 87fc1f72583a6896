import { Dialog as Base } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'
import { useKeysStop } from '../store/keys.ts'
import css from './dialog.module.css'

/** Only where a value is needed; its button says the act. Escape leaves. */
export function Dialog({
  open,
  onClose,
  title,
  about,
  children,
  width = 420,
  focusAfter,
}: {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly about?: ReactNode
  readonly children: ReactNode
  /** In px. */
  readonly width?: number
  /** Takes the focus when the dialog leaves; null or left out: what had it before. */
  readonly focusAfter?: (() => HTMLElement | null) | undefined
}) {
  useKeysStop(open)
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={css.scrim} />
        <Base.Popup className={css.popup} style={{ width }} finalFocus={focusAfter}>
          <Base.Title className={css.title}>{title}</Base.Title>
          {about === undefined ? null : <Base.Description className={css.about}>{about}</Base.Description>}
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

/** The buttons of a dialog, the act last. */
export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className={css.actions}>{children}</div>
}
