import { visible } from '../../words/visible.ts'
import { ChangeDialog } from './change-dialog.tsx'
import type { KeyOf } from './identity-words.ts'

/** Forgets a key, which cannot be taken back: it says what goes with it. */
export function ForgetDialog({
  row: { identity, key },
  onClose,
}: {
  readonly row: KeyOf
  readonly onClose: () => void
}) {
  const isLast = identity.keys.length === 1
  return (
    <ChangeDialog
      title={`Forget a key of ${visible(identity.name)}`}
      about={`That it was compared is forgotten with it${isLast ? ', and so are the name and its ids' : ''}. To trust it again, take it in and compare it anew.`}
      act="Forget the key"
      change={{ change: 'forget', key: key.keyid }}
      onClose={onClose}
    />
  )
}
