import { useState } from 'react'
import type { WireError } from '../../../shared/contract/envelope.ts'
import type { CampaignPage } from '../../../shared/contract/review.ts'
import type { CampaignSummary } from '../../../shared/model/review.ts'
import { Button } from '../../components/button.tsx'
import { Scroll } from '../../components/screen.tsx'
import { SidePanes } from '../../components/side-panes.tsx'
import { Time } from '../../components/time.tsx'
import type { OpenCase } from '../../store/case.ts'
import { recordActs } from '../../store/review-acts.ts'
import { exportReview, signCampaign } from '../../store/review.ts'
import type { Opener } from '../../store/sealing.ts'
import { count } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { DrawAgain } from './draw-again.tsx'
import { PopulationSection } from './population-section.tsx'
import { QualitySection } from './quality-section.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { RevocationSection } from './revocation-section.tsx'
import { SampleSays } from './sample-says.tsx'
import { SecondLook } from './second-look.tsx'
import { SignForm } from './sign-form.tsx'
import { Signatures } from './signatures.tsx'
import { StrataTable } from './strata-table.tsx'
import { actingAs, usePersonName } from './use-person.ts'
import { VerdictTotals } from './verdict-totals.tsx'
import css from './sign-off.module.css'

/** What a review came to and how it was done, and the signatures on it. */
export function SignOffView({ opened, page }: { readonly opened: OpenCase; readonly page: CampaignPage }) {
  const { summary: campaign, quality, bounds, items } = page
  const [person] = usePersonName()
  const [isBusy, setBusy] = useState(false)
  const [failed, setFailed] = useState<WireError | null>(null)
  const [asking, setAsking] = useState<'sent-back' | 'reopened' | null>(null)
  const sign = (opener: Opener) => {
    if (person === null) return
    setBusy(true)
    setFailed(null)
    signCampaign(opened, { campaign: campaign.id, name: person, opener }, (error) => {
      setBusy(false)
      setFailed(error)
    })
  }
  const because = (reason: string) => {
    if (person !== null && asking !== null)
      recordActs(opened, actingAs(campaign, person), [
        asking === 'sent-back' ? { act: asking, reason, items: [] } : { act: asking, reason },
      ])
    setAsking(null)
  }
  const left = (
    <Scroll pane label="Population and sample">
      <PopulationSection campaign={campaign} />
      <StrataTable campaign={campaign} items={items.next === null ? items.rows : null} bounds={bounds} />
      <SampleSays campaign={campaign} bounds={bounds} />
      <DrawAgain opened={opened} campaign={campaign} />
    </Scroll>
  )
  const middle = (
    <Scroll pane label="Verdicts and quality">
      <VerdictTotals campaign={campaign} />
      <QualitySection quality={quality} items={items.rows} />
      <RevocationSection opened={opened} campaign={campaign} person={person} />
    </Scroll>
  )
  const right = (
    <Scroll ground="inset" pane>
      <div className={css.side}>
        <Signatures campaign={campaign} />
        {campaign.state === 'finished' ? (
          <div className={css.words}>
            <Button disabled={person === null} onClick={() => setAsking('reopened')}>
              Open it again, with a reason…
            </Button>
          </div>
        ) : (
          <>
            <SecondLook opened={opened} campaign={campaign} person={person} />
            <SignForm
              campaign={campaign}
              person={person}
              isBusy={isBusy}
              error={failed}
              onSign={sign}
              onSendBack={campaign.state === 'signed' ? () => setAsking('sent-back') : undefined}
            />
          </>
        )}
      </div>
    </Scroll>
  )
  return (
    <div className={css.screen}>
      <div className={css.lead}>
        <h2 className={css.sentence}>{leadWords(campaign)}</h2>
        <p className="small ink-2">
          <Button
            size="small"
            className={css.papers ?? ''}
            onClick={() => exportReview(opened, campaign.id, 'papers')}
          >
            Working papers…
          </Button>
          Opened <Time at={campaign.openedAt} precision="s" /> by {visible(campaign.openedBy.name)}
          {campaign.state === 'open'
            ? '.'
            : campaign.state === 'signed'
              ? '. Verdicts can no longer change; sending it back opens it again.'
              : '. Verdicts can no longer change.'}
        </p>
      </div>
      <div className={css.columns}>
        <SidePanes
          kept="sign-off signatures"
          side="second"
          widths={{ wide: 316, narrow: 264 }}
          least={240}
          most={480}
          keys
          first={
            <SidePanes
              kept="sign-off population"
              side="first"
              widths={{ wide: 484, narrow: 340 }}
              least={280}
              most={720}
              first={left}
              second={middle}
            />
          }
          second={right}
        />
      </div>
      {asking === null ? null : (
        <ReasonDialog
          title={asking === 'sent-back' ? 'Send back' : 'Open again'}
          about="Signatures count no more, and verdicts may change. All of it stays on record."
          act={asking === 'sent-back' ? 'Send it back' : 'Open it again'}
          onClose={() => setAsking(null)}
          onReason={because}
        />
      )}
    </div>
  )
}

function leadWords({ states, sample, signOffs, state }: CampaignSummary): string {
  const reviewed = `${count(states.decided)} of ${count(sample.size)} are reviewed.`
  const first = signOffs.find(({ holds, statement }) => holds && statement.role === 'first')
  switch (state) {
    case 'open':
      return `${reviewed} Nobody has signed.`
    case 'signed':
      return `${reviewed} ${visible(first?.statement.by.name ?? 'Somebody')} signed; the second signature is the last.`
    case 'finished':
      return `${reviewed} Two people signed.`
  }
}
