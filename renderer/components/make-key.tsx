import { useState } from 'react'
import type { WireError } from '../../shared/contract/envelope.ts'
import { Button } from './button.tsx'
import { Dialog, DialogActions } from './dialog.tsx'
import { Field } from './field.tsx'
import { NewPassphrase } from './new-passphrase.tsx'
import { ErrorNotice } from './notice.tsx'
import { makeKey } from '../store/sealing.ts'
import css from './make-key.module.css'

/** A new key pair: a name, and a passphrase typed twice, which leaves this dialog for the job and no other place. */
export function MakeKey({
  onClose,
  focusAfter,
}: {
  readonly onClose: () => void
  readonly focusAfter: () => HTMLElement | null
}) {
  const [name, setName] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [state, setState] = useState<'asked' | 'making'>('asked')
  const [error, setError] = useState<WireError | null>(null)
  const given = name.trim()
  const isReady = given !== '' && passphrase !== '' && again === passphrase && state === 'asked'
  const make = () => {
    if (!isReady) return
    setState('making')
    setError(null)
    makeKey(given, passphrase, (end) => {
      setPassphrase('')
      setAgain('')
      setState('asked')
      if (end === 'made') onClose()
      else if (end !== 'left') setError(end)
    })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      focusAfter={focusAfter}
      title="Make a key pair"
      about="NAME.key.pem, encrypted, stays with you; NAME.pub.pem goes to whoever is to believe your packets, by another way than the packets."
    >
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          make()
        }}
      >
        <Field
          label="Name"
          value={name}
          maxLength={60}
          autoFocus
          onChange={(event) => setName(event.target.value.replaceAll(/[/\\]/g, ''))}
        />
        <NewPassphrase
          passphrase={passphrase}
          again={again}
          onPassphrase={setPassphrase}
          onAgain={setAgain}
        />
        {error === null ? null : <ErrorNotice doing="Make a key pair" error={error} />}
        <DialogActions>
          <Button onClick={onClose} keys={['Esc']}>
            Cancel
          </Button>
          <Button weight="primary" submit disabled={!isReady}>
            Choose where and make it…
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
