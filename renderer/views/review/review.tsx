import { Plus } from 'lucide-react'
import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { PageHead } from '../../components/head.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { Screen } from '../../components/screen.tsx'
import { Tabs } from '../../components/tabs.tsx'
import type { OpenCase } from '../../store/case.ts'
import { useCommands } from '../../store/commands.ts'
import { useKeys } from '../../store/keys.ts'
import { mergeReviews } from '../../store/review.ts'
import { addressOf, go, type Route } from '../../store/route.ts'
import { visible } from '../../words/visible.ts'
import { CampaignList } from './campaign-list.tsx'
import { stateWords } from './campaign-words.ts'
import { NewCampaign } from './new-campaign.tsx'
import { OneCampaign } from './one-campaign.tsx'
import { PersonChoice } from './person-choice.tsx'

const newCampaign = () => go({ screen: 'review', parts: ['new'] })

/** Campaigns of the case, one of them in review or before its signatures, or a new one. */
export function Review({ opened, route }: { readonly opened: OpenCase; readonly route: Route }) {
  const { value, error } = useAnswer('review.campaigns', { case: opened.case })
  const [part, view] = route.parts
  const campaigns = value?.campaigns ?? []
  const campaign = campaigns.find(({ id }) => id === part)
  const merge = () => mergeReviews(opened)
  useCommands([
    { name: 'New campaign', group: 'Review', run: newCampaign },
    { name: 'Merge reviews of another copy of the case…', group: 'Review', run: merge },
  ])
  useKeys(part === undefined ? { n: { does: 'Plan a new campaign', run: newCampaign } } : {}, 'Review')
  const tabs =
    campaign === undefined
      ? [
          {
            name: 'Campaigns',
            href: addressOf({ screen: 'review' }),
            here: part !== 'new',
            count: value?.campaigns.length,
          },
          {
            name: 'New campaign',
            href: addressOf({ screen: 'review', parts: ['new'] }),
            here: part === 'new',
          },
        ]
      : [
          { name: 'All campaigns', href: addressOf({ screen: 'review' }), here: false },
          {
            name: visible(campaign.plan.name),
            href: addressOf({ screen: 'review', parts: [campaign.id] }),
            here: view === undefined,
          },
          {
            name: 'Sign-off',
            href: addressOf({ screen: 'review', parts: [campaign.id, 'sign-off'] }),
            here: view === 'sign-off',
          },
        ]
  return (
    <Screen
      head={
        <PageHead
          title="Review"
          actions={
            campaign === undefined ? (
              part === 'new' ? null : (
                <>
                  <Button onClick={merge}>Merge another copy…</Button>
                  <Button icon={<Plus aria-hidden="true" />} keys={['n']} onClick={newCampaign}>
                    New campaign
                  </Button>
                </>
              )
            ) : (
              <>
                <span className="small ink-2">{stateWords(campaign)}</span>
                <PersonChoice campaign={campaign} />
              </>
            )
          }
        >
          <Tabs label="Review" tabs={tabs} />
        </PageHead>
      }
    >
      {error !== undefined ? (
        <ErrorNotice doing="List the campaigns" error={error} />
      ) : part === 'new' ? (
        <NewCampaign opened={opened} route={route} />
      ) : value === undefined ? null : campaign === undefined ? (
        <CampaignList campaigns={campaigns} />
      ) : (
        <OneCampaign opened={opened} route={route} campaign={campaign} view={view} />
      )}
    </Screen>
  )
}
