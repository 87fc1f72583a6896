import type { CampaignSummary } from '../../../shared/model/review.ts'
import { useAnswer } from '../../client/answers.ts'
import { ErrorNotice } from '../../components/notice.tsx'
import type { OpenCase } from '../../store/case.ts'
import type { Route } from '../../store/route.ts'
import { PAGE_ITEMS } from './page-items.ts'
import { ReviewDesk } from './review-desk.tsx'
import { SignOffView } from './sign-off.tsx'

/** A campaign: its items, or what they came to. */
export function OneCampaign({
  opened,
  route,
  campaign,
  view,
}: {
  readonly opened: OpenCase
  readonly route: Route
  readonly campaign: CampaignSummary
  readonly view: string | undefined
}) {
  const after = pageOf(route)
  const { value, error } = useAnswer('review.campaign', {
    case: opened.case,
    campaign: campaign.id,
    limit: PAGE_ITEMS,
    ...(after === 0 ? {} : { after }),
  })
  if (error !== undefined) return <ErrorNotice doing="Show the campaign" error={error} />
  if (value === undefined) return null
  if (view === 'sign-off') return <SignOffView opened={opened} page={value} />
  return <ReviewDesk opened={opened} route={route} page={value} after={after} />
}

/** An address may come from anywhere. */
function pageOf({ query }: Route): number {
  const after = Number(query['after'] ?? 0)
  return Number.isSafeInteger(after) && after > 0 ? after - (after % PAGE_ITEMS) : 0
}
