import { useState } from 'react'
import type { WireError } from '../../../shared/contract/envelope.ts'
import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { SectionHead } from '../../components/head.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { forgetPassphrase, keepPassphrase } from '../../store/identities.ts'
import { visible } from '../../words/visible.ts'
import css from './identities.module.css'

/** Whether the system's key store keeps what opens this key, and why it cannot. */
export function KeptPassphrase({ keyid }: { readonly keyid: string }) {
  const { value, error } = useAnswer('shell.passphrases', {})
  return (
    <section aria-label="Passphrase">
      <SectionHead title="Passphrase" />
      {error === undefined ? null : <ErrorNotice doing="Ask the key store" error={error} />}
      {value === undefined ? null : value.missing !== null ? (
        <p className={css.none}>Asked for each time: {visible(value.missing)}.</p>
      ) : value.kept.includes(keyid) ? (
        <div className={css.part}>
          <p>The system’s key store keeps it: this desk signs without asking.</p>
          <Button size="small" onClick={() => forgetPassphrase(keyid)}>
            Forget the passphrase
          </Button>
        </div>
      ) : (
        <KeepForm keyid={keyid} />
      )}
    </section>
  )
}

function KeepForm({ keyid }: { readonly keyid: string }) {
  const [passphrase, setPassphrase] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<WireError | null>(null)
  const keep = () => {
    if (passphrase === '' || isBusy) return
    setBusy(true)
    setPassphrase('')
    keepPassphrase(keyid, passphrase, (failed) => {
      setBusy(false)
      setError(failed)
    })
  }
  const isWrong = error?.code === 'PASSPHRASE_WRONG'
  return (
    <form
      className={css.part}
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      <Field
        label="Passphrase"
        hint="asked for each time, or kept by the system’s key store"
        type="password"
        autoComplete="off"
        maxLength={1024}
        value={passphrase}
        problem={isWrong && passphrase === '' ? 'This passphrase does not open the key.' : undefined}
        onChange={({ target }) => setPassphrase(target.value)}
      />
      {error === null || isWrong ? null : <ErrorNotice doing="Keep the passphrase" error={error} />}
      <Button size="small" submit disabled={passphrase === '' || isBusy}>
        Keep it
      </Button>
    </form>
  )
}
