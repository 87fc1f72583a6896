import { useState } from 'react'
import { Button } from './button.tsx'
import { Dialog, DialogActions } from './dialog.tsx'
import { NoteField } from './note-field.tsx'

/** Asks for the reason without which a thing is not done. */
export function ReasonDialog({
  title,
  about,
  act,
  onClose,
  onReason,
}: {
  readonly title: string
  readonly about: string
  /** The button: what is done. */
  readonly act: string
  readonly onClose: () => void
  readonly onReason: (reason: string) => void
}) {
  const [reason, setReason] = useState('')
  return (
    <Dialog open onClose={onClose} title={title} about={about}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (reason.trim() !== '') onReason(reason.trim())
        }}
      >
        <NoteField label="Reason" hint="required" value={reason} onChange={setReason} />
        <DialogActions>
          <Button onClick={onClose} keys={['Esc']}>
            Cancel
          </Button>
          <Button weight="primary" submit disabled={reason.trim() === ''}>
            {act}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
