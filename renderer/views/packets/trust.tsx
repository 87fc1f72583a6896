import { Plus, X } from 'lucide-react'
import type { Recognised } from '../../../shared/contract/intake.ts'
import { useAnswer } from '../../client/answers.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Check } from '../../components/check.tsx'
import { Digest } from '../../components/digest.tsx'
import { Facts } from '../../components/facts.tsx'
import { SectionHead } from '../../components/head.tsx'
import { Notice } from '../../components/notice.tsx'
import { Time } from '../../components/time.tsx'
import { useKeys } from '../../store/keys.ts'
import {
  addTrusted,
  dropTrusted,
  setAgain,
  type TrustedKey,
  useVerifying,
  verifyPacket,
} from '../../store/verifying.ts'
import { bytes } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { AddSignature } from './add-signature.tsx'
import { Authorities } from './authorities.tsx'
import { DisclosureChoice } from './disclosure-choice.tsx'
import css from './verify.module.css'

/** What a packet is verified with: the keys that the person vouches for, and whether the work is done again. */
export function Trust({ found: { file, kind, reason } }: { readonly found: Recognised }) {
  const { trusted, again } = useVerifying()
  const { value: known } = useAnswer('identities.list', {})
  const compared = (known?.identities ?? []).filter(({ keys }) =>
    keys.some((key) => key.compared !== null && key.revoked === null),
  )
  const begin = () => void verifyPacket(file)
  useKeys({ 'Ctrl+Enter': { does: 'Verify the packet', run: begin, inFields: true } }, 'Verify')
  return (
    <>
      <section>
        <SectionHead title="The packet" />
        <Facts
          rows={[
            ['File', <b key="name">{visible(file.name)}</b>],
            ['Size', file.bytes === null ? 'not known' : bytes(file.bytes)],
            ['Changed', file.modified === null ? 'not known' : <Time key="at" at={file.modified} />],
          ]}
        />
        {kind === 'packet' ? null : (
          <Notice what="This does not begin as a packet does.">
            {visible(reason)} It can be verified all the same: the checks will say what is wrong.
          </Notice>
        )}
      </section>
      <section>
        <SectionHead
          title="Keys that you trust"
          about="never one from the packet itself"
          actions={
            <Button size="small" icon={<Plus aria-hidden="true" />} onClick={addTrusted}>
              Add public keys…
            </Button>
          }
        />
        {trusted.length === 0 ? (
          <p className={css.hint}>
            None yet. Without one the checks show only that the packet agrees with itself: whoever made it
            could have made it so. Ask who sealed it for the public key, by another way than the packet came.
          </p>
        ) : (
          <ul className={css.keys}>
            {trusted.map((key) => (
              <Key key={key.keyid} trusted={key} />
            ))}
          </ul>
        )}
        {compared.length === 0 ? null : (
          <p className={css.hint}>
            This desk knows {compared.map(({ name }) => visible(name)).join(', ')}: their keys count too, for
            as long as each holds.
          </p>
        )}
      </section>
      <Authorities />
      <DisclosureChoice packet={file.token} />
      <section className={css.again}>
        <Check checked={again} onChange={setAgain}>
          <span>
            <b>Do the work again</b>: rebuild, replay and judge every decision from the packet alone
          </span>
        </Check>
      </section>
      <div className={css.acts}>
        <Button weight="primary" keys={['Ctrl', 'Enter']} onClick={begin}>
          Verify packet
        </Button>
        {kind === 'packet' ? <AddSignature file={file} /> : null}
      </div>
    </>
  )
}

function Key({ trusted: { file, keyid } }: { readonly trusted: TrustedKey }) {
  return (
    <li className={css.key}>
      <b>{visible(file.name)}</b>
      <Digest value={keyid} />
      <IconButton label={`Take ${file.name} out`} onClick={() => dropTrusted(keyid)}>
        <X aria-hidden="true" />
      </IconButton>
    </li>
  )
}
