import { useState } from 'react'
import type { WireError } from '../../../shared/contract/envelope.ts'
import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { Check } from '../../components/check.tsx'
import { Dialog, DialogActions } from '../../components/dialog.tsx'
import { NewPassphrase } from '../../components/new-passphrase.tsx'
import { NoteField } from '../../components/note-field.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { makeIdentity } from '../../store/identities.ts'
import { visible } from '../../words/visible.ts'
import { NameField, PeriodField } from './identity-fields.tsx'
import { dateProblem, linesOf } from './identity-words.ts'
import css from './identities.module.css'

const EMPTY = { name: '', ids: '', until: '', passphrase: '', again: '', isKept: false }

/** A key for somebody who sits here: this desk keeps its private half, encrypted, and trusts it. */
export function MakeIdentity({
  onClose,
  onMade,
}: {
  readonly onClose: () => void
  readonly onMade: (keyid: string) => void
}) {
  const { value: store } = useAnswer('shell.passphrases', {})
  const [form, setForm] = useState(EMPTY)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<WireError | null>(null)
  const change = (what: Partial<typeof EMPTY>) => setForm((before) => ({ ...before, ...what }))
  const { name, ids, until, passphrase, again, isKept } = form
  const isReady =
    name.trim() !== '' &&
    passphrase !== '' &&
    again === passphrase &&
    dateProblem(until) === undefined &&
    !isBusy
  const make = () => {
    if (!isReady) return
    setBusy(true)
    setError(null)
    makeIdentity({ name: name.trim(), aliases: linesOf(ids), passphrase, until, isKept }, (end) => {
      setBusy(false)
      if ('keyid' in end) onMade(end.keyid)
      else setError(end)
    })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Make a key at this desk"
      about="For somebody who sits here. The private half stays at this desk, encrypted; the public half goes to whoever is to believe it."
      width={480}
    >
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          make()
        }}
      >
        <NameField label="Name" value={name} onChange={(next) => change({ name: next })} />
        <NoteField
          label="Ids in evidence"
          hint="one a line, may be left out"
          value={ids}
          onChange={(next) => change({ ids: next })}
        />
        <PeriodField
          label="Until"
          hint="its last day, may be left out"
          value={until}
          onChange={(next) => change({ until: next })}
        />
        <NewPassphrase
          passphrase={passphrase}
          again={again}
          onPassphrase={(next) => change({ passphrase: next })}
          onAgain={(next) => change({ again: next })}
        />
        {store === undefined ? null : store.missing === null ? (
          <Check checked={isKept} onChange={(next) => change({ isKept: next })}>
            The system’s key store keeps the passphrase
          </Check>
        ) : (
          <p className="small ink-2">The passphrase is asked for each time: {visible(store.missing)}.</p>
        )}
        {error === null ? null : <ErrorNotice doing="Make a key" error={error} />}
        <DialogActions>
          <Button onClick={onClose} keys={['Esc']}>
            Cancel
          </Button>
          <Button weight="primary" submit disabled={!isReady}>
            Make the key
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
