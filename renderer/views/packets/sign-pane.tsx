import { useState } from 'react'
import type { PacketPreview } from '../../../shared/contract/packets.ts'
import { Button } from '../../components/button.tsx'
import { ChosenKey, useOpener } from '../../components/chosen-key.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { ProgressRow } from '../../components/progress.tsx'
import { useWide } from '../../components/wide.ts'
import type { OpenCase } from '../../store/case.ts'
import { useJob } from '../../store/jobs.ts'
import { useKeys } from '../../store/keys.ts'
import { sealPacket, useSealing } from '../../store/sealing.ts'
import { bytes, counted } from '../../words/numbers.ts'
import type { Choice, Filter } from './choice.ts'
import css from './new-packet.module.css'

/** The key, what opens it, and the act. The passphrase is held here until it is used, and nowhere else. */
export function SignPane({
  opened,
  choice,
  filter,
  preview,
}: {
  readonly opened: OpenCase
  readonly choice: Choice
  readonly filter: Filter | null
  readonly preview: PacketPreview | undefined
}) {
  const { key, jobId, error } = useSealing()
  const job = useJob(jobId)
  const wide = useWide()
  const [passphrase, setPassphrase] = useState('')
  const opener = useOpener(passphrase)
  const isRunning = job !== undefined && job.outcome === null
  const isReady =
    opener !== undefined && !isRunning && filter !== null && preview !== undefined && preview.decisions > 0
  const seal = () => {
    if (!isReady || opener === undefined) return
    void sealPacket(opened, filter, nameFor(opened, choice), opener)
    setPassphrase('')
  }
  useKeys({ 'Ctrl+Enter': { does: 'Seal the packet', run: seal, inFields: true } }, 'New packet')
  const wrong = error?.code === 'PASSPHRASE_WRONG'
  return (
    <>
      <section className={css.sign} aria-label="Sign">
        <p>
          <b>Sign</b> <span className="ink-2">Ed25519 over the DSSE PAE</span>
        </p>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            seal()
          }}
        >
          <ChosenKey
            passphrase={passphrase}
            onPassphrase={setPassphrase}
            problem={wrong && passphrase === '' ? 'This passphrase does not open the key.' : undefined}
          />
        </form>
        {key === null ? (
          <p className="ink-2">
            A packet is sealed by a private key. Who is to believe it needs its public half.
          </p>
        ) : null}
      </section>
      {error === null || wrong ? null : (
        <ErrorNotice
          doing="Seal the packet"
          error={error}
          actions={
            <Button size="small" onClick={() => useSealing.setState({ error: null })}>
              Close
            </Button>
          }
        />
      )}
      {isRunning ? <ProgressRow job={job} /> : null}
      <div className={css.act}>
        <span className={css.actWords}>
          {preview === undefined || preview.decisions === 0 ? null : (
            <>
              <b className={css.one}>about {bytes(preview.bytes)}</b>
              <br />
              <span className={`ink-2 ${css.one}`}>{counted(preview.decisions, 'decision')}</span>
            </>
          )}
        </span>
        <Button weight="primary" keys={wide ? ['Ctrl', 'Enter'] : []} disabled={!isReady} onClick={seal}>
          Seal packet…
        </Button>
      </div>
    </>
  )
}

/** The name that the dialog proposes. */
function nameFor({ name }: OpenCase, { how, finding }: Choice): string {
  if (how === 'all') return name
  return how === 'finding' && finding !== null ? `${name}-${finding.toLowerCase()}` : `${name}-chosen`
}
