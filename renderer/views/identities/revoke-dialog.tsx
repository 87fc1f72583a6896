import { useState } from 'react'
import { NoteField } from '../../components/note-field.tsx'
import { visible } from '../../words/visible.ts'
import { ChangeDialog } from './change-dialog.tsx'
import type { KeyOf } from './identity-words.ts'

/** Revokes a key, for good. */
export function RevokeDialog({
  row: { identity, key },
  onClose,
}: {
  readonly row: KeyOf
  readonly onClose: () => void
}) {
  const [why, setWhy] = useState('')
  return (
    <ChangeDialog
      title={`Revoke a key of ${visible(identity.name)}`}
      about="Somebody else may have it: nothing that it signed counts from now on, whenever it was signed. This is for good. Who only left has an end instead."
      act="Revoke the key"
      change={why.trim() === '' ? null : { change: 'revoke', key: key.keyid, why: why.trim() }}
      onClose={onClose}
    >
      <NoteField label="Why" hint="required" value={why} onChange={setWhy} />
    </ChangeDialog>
  )
}
