import { Check, FolderOpen, X } from 'lucide-react'
import { Button, IconButton } from '../../components/button.tsx'
import { Digest } from '../../components/digest.tsx'
import { Facts } from '../../components/facts.tsx'
import { hostKind } from '../../client/client.ts'
import { copyText } from '../../store/notices.ts'
import { revealFile, type SealedNow, useSealing } from '../../store/sealing.ts'
import { saveVerifyPage } from '../../store/verify-page.ts'
import { verifyKnown } from '../../store/verifying.ts'
import { bytes, count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import css from './new-packet.module.css'

/** What was just sealed. */
export function SealedCard({ sealed: { file, summary, publicKey } }: { readonly sealed: SealedNow }) {
  const { name, bytes: size, sha256, decisions, records, findings, keyids } = summary
  return (
    <section className={css.card} aria-label="Sealed" role="status">
      <div className={css.cardHead}>
        <Check aria-hidden="true" />
        <b title={visible(name)}>Sealed {visible(name)}</b>
        <IconButton label="Close" onClick={() => useSealing.setState({ sealed: null })}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
      <Facts
        rows={[
          ['Size', bytes(size)],
          ['Digest', <Digest key="sha256" value={sha256} />],
          [
            'Holds',
            `${counted(decisions, 'decision')}, ${count(records)} records, ${counted(findings, 'finding')}`,
          ],
          ['Key', <Digest key="key" value={keyids[0] ?? null} />],
        ]}
      />
      <div className={css.buttons}>
        <Button size="small" onClick={() => verifyKnown(file, publicKey)}>
          Verify it now
        </Button>
        <Button size="small" weight="quiet" onClick={() => copyText(sha256, 'The digest')}>
          Copy the digest
        </Button>
        <Button size="small" weight="quiet" onClick={saveVerifyPage}>
          Save the page that verifies…
        </Button>
        {hostKind() === 'electron' ? (
          <Button
            size="small"
            weight="quiet"
            icon={<FolderOpen aria-hidden="true" />}
            onClick={() => revealFile(file)}
          >
            Show the file
          </Button>
        ) : null}
      </div>
    </section>
  )
}
