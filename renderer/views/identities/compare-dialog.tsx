import { useState } from 'react'
import type { TrustChange } from '../../../shared/contract/identities.ts'
import { useAnswer } from '../../client/answers.ts'
import { NoteField } from '../../components/note-field.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { visible } from '../../words/visible.ts'
import { ChangeDialog } from './change-dialog.tsx'
import { FingerprintLines } from './fingerprint.tsx'
import type { KeyOf } from './identity-words.ts'

type How = Extract<TrustChange, { readonly change: 'compared' }>['how']

const WAYS: readonly { readonly value: How; readonly label: string }[] = [
  { value: 'voice', label: 'By voice' },
  { value: 'paper', label: 'On paper' },
  { value: 'in-person', label: 'In person' },
]

/** Says how a fingerprint was compared with its owner: from then on the key is trust. */
export function CompareDialog({
  row: { identity, key },
  onClose,
}: {
  readonly row: KeyOf
  readonly onClose: () => void
}) {
  const { value } = useAnswer('identity.card', { key: key.keyid })
  const [how, setHow] = useState<How>('voice')
  const [note, setNote] = useState('')
  return (
    <ChangeDialog
      title={`Compare the key of ${visible(identity.name)}`}
      about="All four lines, with the owner: in person, on paper, or by voice with somebody whose voice you know, on a number that did not come with the key. Digits and words say the same; one of them is enough."
      act="Trust the key"
      change={{ change: 'compared', key: key.keyid, how, note: note.trim() }}
      onClose={onClose}
    >
      {value === undefined ? null : <FingerprintLines groups={value.groups} words={value.words} />}
      <Segmented label="How it was compared" value={how} options={WAYS} onChange={setHow} />
      <NoteField label="Note" hint="may be left out: when, on which number" value={note} onChange={setNote} />
    </ChangeDialog>
  )
}
