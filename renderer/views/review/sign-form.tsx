import { useState } from 'react'
import type { WireError } from '../../../shared/contract/envelope.ts'
import type { CampaignSummary } from '../../../shared/model/review.ts'
import { Button } from '../../components/button.tsx'
import { ChosenKey, useOpener } from '../../components/chosen-key.tsx'
import { SectionHead } from '../../components/head.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { useKeys } from '../../store/keys.ts'
import type { Opener } from '../../store/sealing.ts'
import { shortDigest, visible } from '../../words/visible.ts'
import { count } from '../../words/numbers.ts'
import css from './signatures.module.css'

/** What is signed, the key, what opens it, and the act. The passphrase is held here until it is used, and nowhere else. */
export function SignForm({
  campaign,
  person,
  isBusy,
  error,
  onSign,
  onSendBack,
}: {
  readonly campaign: CampaignSummary
  readonly person: string | null
  readonly isBusy: boolean
  readonly error: WireError | null
  readonly onSign: (opener: Opener) => void
  /** Undefined: nothing is signed that could be sent back. */
  readonly onSendBack: (() => void) | undefined
}) {
  const [passphrase, setPassphrase] = useState('')
  const isSecond = campaign.signOffs.some(({ holds }) => holds)
  const opener = useOpener(passphrase)
  const isReady = person !== null && opener !== undefined && !isBusy
  const sign = () => {
    if (!isReady || opener === undefined) return
    onSign(opener)
    setPassphrase('')
  }
  useKeys({ 'Ctrl+Enter': { does: 'Sign the review', run: sign, inFields: true } }, 'Sign-off')
  return (
    <section aria-label="Sign">
      <SectionHead title="What you sign" about="DSSE, Ed25519" />
      <p className={css.statement}>{statementWords(campaign)}</p>
      <div className={css.form}>
        <ChosenKey passphrase={passphrase} onPassphrase={setPassphrase} />
        <Button weight="primary" keys={['Ctrl', 'Enter']} disabled={!isReady} onClick={sign}>
          {isSecond ? 'Sign as second' : 'Sign as first'}
        </Button>
        {onSendBack === undefined ? null : <Button onClick={onSendBack}>Send back, with a reason…</Button>}
        {person === null ? <p className="ink-2">Say who you are, above.</p> : null}
        {isSecond ? (
          <p className="ink-2">A second person signs: the key and the name of the first are refused.</p>
        ) : null}
      </div>
      {error === null ? null : <ErrorNotice doing="Sign the review" error={error} />}
    </section>
  )
}

function statementWords({ population, sample, verdicts }: CampaignSummary): string {
  const told = Object.entries(verdicts)
    .filter(([, number]) => number > 0)
    .map(([verdict, number]) => `${count(number)} ${verdict}`)
    .join(', ')
  return `I have seen population ${shortDigest(population.digest)}, sample ${shortDigest(sample.digest)} drawn with seed ${visible(sample.plan.seed)}, and the verdicts on its ${count(sample.size)} items: ${told === '' ? 'none yet' : told}.`
}
