import { KeyRound, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useAnswer } from '../client/answers.ts'
import { chooseKey, dropKey, type Opener, type SealingKey, useSealing } from '../store/sealing.ts'
import { visible } from '../words/visible.ts'
import { Button, IconButton } from './button.tsx'
import css from './chosen-key.module.css'
import { Digest } from './digest.tsx'
import { Field } from './field.tsx'
import { MakeKey } from './make-key.tsx'
import { OwnKeys } from './own-keys.tsx'

/** The private key to sign with, and what opens it, which is held by the caller until it is used and nowhere else. */
export function ChosenKey({
  passphrase,
  onPassphrase,
  problem,
}: {
  readonly passphrase: string
  readonly onPassphrase: (passphrase: string) => void
  /** What is wrong with the passphrase. */
  readonly problem?: string | undefined
}) {
  const key = useSealing((sealing) => sealing.key)
  const isKept = useKept(key)
  const [isMaking, setMaking] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const before = useRef(key)
  useEffect(() => {
    // The button that took the key is gone, and the focus with it: what is typed next is the passphrase.
    if (before.current === null && key !== null && document.activeElement === document.body)
      field.current?.focus()
    before.current = key
  }, [key])
  return (
    <div className={css.chosen}>
      {key === null ? (
        <div className={css.buttons}>
          <OwnKeys />
          <Button size="small" icon={<KeyRound aria-hidden="true" />} onClick={chooseKey}>
            Choose a key…
          </Button>
          <Button size="small" onClick={() => setMaking(true)}>
            Make a key pair…
          </Button>
        </div>
      ) : (
        <div className={css.key}>
          <span className={css.name} title={visible(key.file.name)}>
            {visible(key.file.name)}
          </span>
          {key.look.keyid === null ? (
            <span className="ink-2">fingerprint once it is opened</span>
          ) : (
            <Digest value={key.look.keyid} room="narrow" />
          )}
          <span className={css.gap} />
          <IconButton label="Take another key" onClick={dropKey}>
            <X aria-hidden="true" />
          </IconButton>
        </div>
      )}
      {key === null ? null : key.look.encrypted ? (
        <Field
          label="Passphrase"
          hint={isKept ? 'kept by the system’s key store: leave it empty' : 'asked each time, kept nowhere'}
          type="password"
          autoComplete="off"
          maxLength={1024}
          value={passphrase}
          problem={problem}
          ref={field}
          onChange={({ target }) => onPassphrase(target.value)}
        />
      ) : (
        <p className="ink-2">This key is not encrypted: whoever has the file can sign with it.</p>
      )}
      {isMaking ? (
        <MakeKey
          // At once, focus and all: what is typed next is the passphrase.
          onClose={() => flushSync(() => setMaking(false))}
          focusAfter={() => field.current}
        />
      ) : null}
    </div>
  )
}

/** What opens the chosen key; undefined while there is no key, or nothing that opens it. */
export function useOpener(passphrase: string): Opener | undefined {
  const key = useSealing((sealing) => sealing.key)
  const isKept = useKept(key)
  if (key === null) return undefined
  if (!key.look.encrypted) return {}
  if (passphrase !== '') return { passphrase }
  return isKept && key.look.keyid !== null ? { keptPassphrase: key.look.keyid } : undefined
}

/** Whether the system's key store keeps the passphrase of a key. */
function useKept(key: SealingKey | null): boolean {
  const { value } = useAnswer('shell.passphrases', {})
  const keyid = key?.look.keyid ?? null
  return keyid !== null && value?.kept.includes(keyid) === true
}
