import { useState } from 'react'
import { visible } from '../../words/visible.ts'
import { ChangeDialog } from './change-dialog.tsx'
import { PeriodField } from './identity-fields.tsx'
import { dateProblem, type KeyOf } from './identity-words.ts'

/** Sets from when to when what a key signs counts. */
export function PeriodDialog({
  row: { identity, key },
  onClose,
}: {
  readonly row: KeyOf
  readonly onClose: () => void
}) {
  const [since, setSince] = useState(key.since ?? '')
  const [until, setUntil] = useState(key.until ?? '')
  const isWrong = dateProblem(since) !== undefined || dateProblem(until) !== undefined
  const orNull = (date: string) => (date.trim() === '' ? null : date.trim())
  return (
    <ChangeDialog
      title={`When a key of ${visible(identity.name)} counts`}
      about="What it signed outside this time does not count. Somebody who left has an end; a key that somebody else may have is revoked."
      act="Set the time"
      change={
        isWrong ? null : { change: 'period', key: key.keyid, since: orNull(since), until: orNull(until) }
      }
      onClose={onClose}
    >
      <PeriodField
        label="Since"
        hint="a date is its first instant, UTC"
        value={since}
        autoFocus
        onChange={setSince}
      />
      <PeriodField label="Until" hint="a date is the end of its day, UTC" value={until} onChange={setUntil} />
    </ChangeDialog>
  )
}
