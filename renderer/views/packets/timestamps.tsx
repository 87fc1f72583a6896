import type { VerificationPayload } from '../../../shared/contract/packets.ts'
import { Button } from '../../components/button.tsx'
import { Digest } from '../../components/digest.tsx'
import { SectionHead } from '../../components/head.tsx'
import { useCommands } from '../../store/commands.ts'
import { takeAnswer, writeRequest } from '../../store/timestamping.ts'
import { visible } from '../../words/visible.ts'
import css from './verify.module.css'

/** How a signature gets a timestamp by a third party: a request out, an answer in, by the person's own hand. */
export function Timestamps({
  token,
  report: { packet, signers },
}: {
  readonly token: string
  readonly report: VerificationPayload
}) {
  const file = { token, name: packet }
  useCommands([
    ...signers.slice(0, 1).map(({ keyid }) => ({
      name: 'Write a request for a timestamp…',
      group: 'Packets',
      run: () => writeRequest(file, keyid),
    })),
    { name: 'Take the answer to a request for a timestamp…', group: 'Packets', run: () => takeAnswer(file) },
  ])
  return (
    <section>
      <SectionHead title="Timestamps" about="a third party’s word on when" />
      <p className={css.words}>
        Write a request, send it to any authority (RFC 3161) from a machine that is connected, and take its
        answer: it goes into the packet, beside the signature. Nothing is sent from here.
      </p>
      {signers.map(({ keyid }) => (
        <p key={keyid} className={css.signer}>
          {signers.length === 1 ? null : <Digest value={visible(keyid)} />}
          <Button size="small" onClick={() => writeRequest(file, keyid)}>
            Write a request…
          </Button>
          {signers.length === 1 ? <TakeAnswer file={file} /> : null}
        </p>
      ))}
      {signers.length === 1 ? null : (
        <p className={css.signer}>
          <TakeAnswer file={file} />
        </p>
      )}
    </section>
  )
}

function TakeAnswer({ file }: { readonly file: { readonly token: string; readonly name: string } }) {
  return (
    <Button size="small" onClick={() => takeAnswer(file)}>
      Take the answer…
    </Button>
  )
}
