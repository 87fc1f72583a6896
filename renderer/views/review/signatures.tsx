import { Check, CircleX } from 'lucide-react'
import type { CampaignSummary } from '../../../shared/model/review.ts'
import { Digest } from '../../components/digest.tsx'
import { SectionHead } from '../../components/head.tsx'
import { Time } from '../../components/time.tsx'
import { visible } from '../../words/visible.ts'
import css from './signatures.module.css'

const WANTED = 2

/** Who signed, whether it holds, and who is still to sign; what was sent back. */
export function Signatures({ campaign }: { readonly campaign: CampaignSummary }) {
  const { signOffs, sentBack, reopened } = campaign
  const holding = signOffs.filter(({ holds }) => holds).length
  return (
    <section aria-label="Signatures">
      <SectionHead title="Signatures" about={`${holding} of ${WANTED}`} />
      <ol className={css.list}>
        {signOffs.map(({ act, statement, signature, holds }) => (
          <li key={act} className={css.row}>
            {holds ? (
              <Check className={css.sign} aria-hidden="true" />
            ) : (
              <CircleX className={css.sign} aria-hidden="true" />
            )}
            <span className={css.words}>
              <span>
                <b>{visible(statement.by.name)}</b>{' '}
                {statement.role === 'first' ? 'reviewer' : 'second person'}
              </span>
              <span>
                signed <Time at={statement.time} precision="s" />
              </span>
              <Digest value={signature.keyid} />
            </span>
            <b>{holds ? 'holds' : 'counts no more'}</b>
          </li>
        ))}
        {campaign.state === 'finished' ? null : (
          <li className={css.row}>
            <span className={css.number}>{holding + 1}</span>
            <span className={css.words}>
              <b>{holding === 0 ? 'who led the review' : 'a second person'}</b>
              <span className="ink-2">{signersWords(campaign)}</span>
            </span>
            <b>waits</b>
          </li>
        )}
      </ol>
      {[
        ...sentBack.map((each) => ({ ...each, what: 'sent back' })),
        ...reopened.map((each) => ({ ...each, what: 'opened again' })),
      ].map(({ by, time, reason, what }) => (
        <p key={`${what} ${time}`} className={css.back}>
          {what} by <b>{visible(by.name)}</b>, <Time at={time} precision="s" />: {visible(reason)}
        </p>
      ))}
    </section>
  )
}

function signersWords({ plan: { signers } }: CampaignSummary): string {
  return signers.length === 0 ? 'anybody with a key' : signers.map(({ name }) => visible(name)).join(', ')
}
