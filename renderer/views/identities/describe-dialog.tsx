import { useState } from 'react'
import { NoteField } from '../../components/note-field.tsx'
import { ChangeDialog } from './change-dialog.tsx'
import { NameField } from './identity-fields.tsx'
import { type KeyOf, linesOf } from './identity-words.ts'

/** Gives a person another name, and the ids by which this person stands in evidence. */
export function DescribeDialog({
  row: { identity },
  onClose,
}: {
  readonly row: KeyOf
  readonly onClose: () => void
}) {
  const [name, setName] = useState(identity.name)
  const [ids, setIds] = useState(identity.aliases.join('\n'))
  const newName = name.trim()
  return (
    <ChangeDialog
      title="Name and ids"
      about="By these ids a review knows who is subject, actor or approver: nobody judges their own access."
      act="Change them"
      change={
        newName === ''
          ? null
          : { change: 'describe', name: identity.name, newName, aliases: [...linesOf(ids)] }
      }
      onClose={onClose}
    >
      <NameField label="Name" value={name} onChange={setName} />
      <NoteField label="Ids in evidence" hint="one a line" value={ids} onChange={setIds} />
    </ChangeDialog>
  )
}
