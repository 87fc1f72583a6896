import { KeyRound } from 'lucide-react'
import { useAnswer } from '../client/answers.ts'
import { takeOwnKey } from '../store/sealing.ts'
import { visible } from '../words/visible.ts'
import { Button } from './button.tsx'
import { Digest } from './digest.tsx'

/** More than people sit at one desk. */
const MOST_SHOWN = 12

/** The keys that this desk holds, each a button that takes it to sign with. A revoked one signs nothing. */
export function OwnKeys() {
  const { value } = useAnswer('identities.list', {})
  const own = (value?.identities ?? []).flatMap(({ name, keys }) =>
    keys.flatMap((key) => (key.own && key.revoked === null ? [{ name, keyid: key.keyid }] : [])),
  )
  return own.slice(0, MOST_SHOWN).map(({ name, keyid }) => (
    <Button key={keyid} size="small" icon={<KeyRound aria-hidden="true" />} onClick={() => takeOwnKey(keyid)}>
      <span className="unseen">Sign with the key of </span>
      {visible(name)} <Digest value={keyid} room="narrow" />
    </Button>
  ))
}
