import { useState } from 'react'
import type { WireError } from '../../../shared/contract/envelope.ts'
import { Button } from '../../components/button.tsx'
import { Dialog, DialogActions } from '../../components/dialog.tsx'
import { Digest } from '../../components/digest.tsx'
import { Facts } from '../../components/facts.tsx'
import { Field } from '../../components/field.tsx'
import { NoteField } from '../../components/note-field.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { importIdentity, type KeyFile } from '../../store/identities.ts'
import { visible } from '../../words/visible.ts'
import { NameField, PeriodField } from './identity-fields.tsx'
import { dateProblem, linesOf } from './identity-words.ts'
import css from './identities.module.css'

const EMPTY = { name: '', ids: '', since: '', until: '', passphrase: '' }

/** Takes in a key file: a public key of somebody else, or a private one, which this desk then keeps encrypted. */
export function ImportKey({
  chosen: { file, look },
  onClose,
  onTaken,
}: {
  readonly chosen: KeyFile
  readonly onClose: () => void
  readonly onTaken: (keyid: string) => void
}) {
  const [form, setForm] = useState(EMPTY)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<WireError | null>(null)
  const change = (what: Partial<typeof EMPTY>) => setForm((before) => ({ ...before, ...what }))
  const { name, ids, since, until, passphrase } = form
  const isPrivate = look.kind === 'private'
  const isReady =
    name.trim() !== '' &&
    dateProblem(since) === undefined &&
    dateProblem(until) === undefined &&
    (!isPrivate || passphrase !== '') &&
    !isBusy
  const take = () => {
    if (!isReady) return
    setBusy(true)
    setError(null)
    const opens = isPrivate ? passphrase : null
    importIdentity(
      { file, name: name.trim(), aliases: linesOf(ids), since, until, passphrase: opens },
      (end) => {
        setBusy(false)
        change({ passphrase: '' })
        if ('keyid' in end) onTaken(end.keyid)
        else setError(end)
      },
    )
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={isPrivate ? 'Take in a private key' : 'Take in a public key'}
      about={
        isPrivate
          ? 'This desk keeps a copy of it, encrypted with the same passphrase, and trusts it.'
          : 'It is no trust before its fingerprint was compared with its owner.'
      }
      width={480}
    >
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          take()
        }}
      >
        <Facts
          rows={[
            ['File', visible(file.name)],
            ['Key', look.keyid === null ? 'known once it is opened' : <Digest value={look.keyid} whole />],
          ]}
        />
        <NameField label="Whose it is" value={name} onChange={(next) => change({ name: next })} />
        <NoteField
          label="Ids in evidence"
          hint="one a line, may be left out"
          value={ids}
          onChange={(next) => change({ ids: next })}
        />
        <PeriodField
          label="Since"
          hint="may be left out"
          value={since}
          onChange={(next) => change({ since: next })}
        />
        <PeriodField
          label="Until"
          hint="its last day, may be left out"
          value={until}
          onChange={(next) => change({ until: next })}
        />
        {isPrivate ? (
          <Field
            label="Passphrase"
            hint={look.encrypted ? 'opens the key' : 'the key lies there unprotected: it is to have this one'}
            type="password"
            autoComplete="off"
            maxLength={1024}
            value={passphrase}
            onChange={({ target }) => change({ passphrase: target.value })}
          />
        ) : null}
        {error === null ? null : <ErrorNotice doing="Take in a key" error={error} />}
        <DialogActions>
          <Button onClick={onClose} keys={['Esc']}>
            Cancel
          </Button>
          <Button weight="primary" submit disabled={!isReady}>
            Take it in
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
