import { KeyRound, X } from 'lucide-react'
import { useState } from 'react'
import { chooseKey, dropKey, useSealing } from '../store/sealing.ts'
import { visible } from '../words/visible.ts'
import { Button, IconButton } from './button.tsx'
import css from './chosen-key.module.css'
import { Digest } from './digest.tsx'
import { Field } from './field.tsx'
import { MakeKey } from './make-key.tsx'

/** The private key to sign with, and what opens it, which is held by the caller until it is used and nowhere else. */
export function ChosenKey({
  passphrase,
  onPassphrase,
}: {
  readonly passphrase: string
  readonly onPassphrase: (passphrase: string) => void
}) {
  const key = useSealing((sealing) => sealing.key)
  const [isMaking, setMaking] = useState(false)
  return (
    <div className={css.chosen}>
      {key === null ? (
        <>
          <Button icon={<KeyRound aria-hidden="true" />} onClick={chooseKey}>
            Choose your key…
          </Button>
          <Button weight="quiet" onClick={() => setMaking(true)}>
            Make a key pair…
          </Button>
        </>
      ) : (
        <div className={css.key}>
          <span className={css.name}>{visible(key.file.name)}</span>
          {key.look.keyid === null ? null : <Digest value={key.look.keyid} room="narrow" />}
          <IconButton label="Take another key" onClick={dropKey}>
            <X aria-hidden="true" />
          </IconButton>
        </div>
      )}
      {key?.look.encrypted === true ? (
        <Field
          label="Passphrase"
          hint="asked each time, kept nowhere"
          type="password"
          autoComplete="off"
          maxLength={1024}
          value={passphrase}
          onChange={({ target }) => onPassphrase(target.value)}
        />
      ) : null}
      {isMaking ? <MakeKey onClose={() => setMaking(false)} /> : null}
    </div>
  )
}

/** What opens the chosen key: null where nothing has to; undefined while there is no key, or nothing was typed. */
export function useOpener(passphrase: string): string | null | undefined {
  const key = useSealing((sealing) => sealing.key)
  if (key === null) return undefined
  if (!key.look.encrypted) return null
  return passphrase === '' ? undefined : passphrase
}
