import { Field } from './field.tsx'

/** A passphrase that nobody has yet, typed twice. */
export function NewPassphrase({
  passphrase,
  again,
  onPassphrase,
  onAgain,
}: {
  readonly passphrase: string
  readonly again: string
  readonly onPassphrase: (passphrase: string) => void
  readonly onAgain: (again: string) => void
}) {
  return (
    <>
      <Field
        label="Passphrase"
        hint="nobody can recover it"
        type="password"
        autoComplete="off"
        maxLength={1024}
        value={passphrase}
        onChange={({ target }) => onPassphrase(target.value)}
      />
      <Field
        label="Passphrase again"
        type="password"
        autoComplete="off"
        maxLength={1024}
        value={again}
        problem={again !== '' && again !== passphrase ? 'The two differ.' : undefined}
        onChange={({ target }) => onAgain(target.value)}
      />
    </>
  )
}
