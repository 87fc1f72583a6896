import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog, DialogActions } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'

/** Asks what a filter shall be called. */
export function NameFilter({
  onClose,
  onName,
}: {
  readonly onClose: () => void
  readonly onName: (name: string) => void
}) {
  const [name, setName] = useState('')
  const given = name.trim()
  return (
    <Dialog
      open
      onClose={onClose}
      title="Save this filter"
      about="It stands beside All, at this desk, for this case."
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (given !== '') onName(given)
        }}
      >
        <Field
          label="Name"
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.target.value)}
          autoFocus
        />
        <DialogActions>
          <Button onClick={onClose} keys={['Esc']}>
            Cancel
          </Button>
          <Button weight="primary" submit disabled={given === ''} keys={['Enter']}>
            Save the filter
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
