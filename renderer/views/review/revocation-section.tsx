import type { CampaignSummary } from '../../../shared/model/review.ts'
import { Button } from '../../components/button.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import type { OpenCase } from '../../store/case.ts'
import { useJobAnswer } from '../../store/job-answers.ts'
import { exportReview } from '../../store/review.ts'
import { AskRevocations } from './ask-revocations.tsx'
import { RevocationTable } from './revocation-table.tsx'

/** The revocation list of a campaign, held against what later evidence says. */
export function RevocationSection({
  opened,
  campaign,
  person,
}: {
  readonly opened: OpenCase
  readonly campaign: CampaignSummary
  readonly person: string | null
}) {
  const { value, error } = useJobAnswer(
    'review.revocations',
    campaign.verdicts.revoke === 0 ? null : { case: opened.case, campaign: campaign.id },
    { title: 'Look for what was revoked', as: campaign.acts },
  )
  const revocations = value?.revocations ?? []
  return (
    <>
      {error === undefined ? null : <ErrorNotice doing="Show the revocations" error={error} />}
      <RevocationTable
        revocations={revocations}
        actions={
          revocations.length === 0 ? null : (
            <>
              <AskRevocations opened={opened} campaign={campaign} person={person} revocations={revocations} />
              <Button size="small" weight="quiet" onClick={() => exportReview(opened, campaign.id, 'csv')}>
                CSV…
              </Button>
              <Button size="small" weight="quiet" onClick={() => exportReview(opened, campaign.id, 'scim')}>
                SCIM…
              </Button>
            </>
          )
        }
      />
    </>
  )
}
