import { type ReactNode, useState } from 'react'
import type { TrustChange } from '../../../shared/contract/identities.ts'
import type { WireError } from '../../../shared/contract/envelope.ts'
import { Button } from '../../components/button.tsx'
import { Dialog, DialogActions } from '../../components/dialog.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { changeIdentity } from '../../store/identities.ts'
import css from './identities.module.css'

/** Asks for what one change to the trust store needs, and makes it. */
export function ChangeDialog({
  title,
  about,
  act,
  change,
  onClose,
  children,
}: {
  readonly title: string
  readonly about: string
  /** The button: what is done. */
  readonly act: string
  /** Null: something is missing. */
  readonly change: TrustChange | null
  readonly onClose: () => void
  readonly children?: ReactNode
}) {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<WireError | null>(null)
  const make = () => {
    if (change === null || isBusy) return
    setBusy(true)
    changeIdentity(change, (failed) => {
      setBusy(false)
      setError(failed)
      if (failed === null) onClose()
    })
  }
  return (
    <Dialog open onClose={onClose} title={title} about={about} width={480}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          make()
        }}
      >
        {children}
        {error === null ? null : <ErrorNotice doing={act} error={error} />}
        <DialogActions>
          <Button onClick={onClose} keys={['Esc']}>
            Cancel
          </Button>
          <Button weight="primary" submit disabled={change === null || isBusy}>
            {act}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
