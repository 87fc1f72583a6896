import type { CampaignSummary, ItemStanding } from '../../../shared/model/review.ts'
import { Button } from '../../components/button.tsx'
import { SectionHead } from '../../components/head.tsx'
import type { OpenCase } from '../../store/case.ts'
import { recordActs } from '../../store/review-acts.ts'
import { go } from '../../store/route.ts'
import { count } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { stageIsDone } from './campaign-words.ts'
import { actingAs } from './use-person.ts'
import css from './review.module.css'

/** Who reviews how much, whom an item cannot be given to, and what comes next: the next stage, or the signatures. */
export function WhoSigns({
  opened,
  campaign,
  items,
  person,
}: {
  readonly opened: OpenCase
  readonly campaign: CampaignSummary
  readonly items: readonly ItemStanding[]
  readonly person: string | null
}) {
  const { reviewers, plan, stage } = campaign
  const isLast = stage === plan.stages.length - 1
  const nobodys = items.filter(({ state, assigned }) => state !== 'decided' && assigned === null).length
  const close = () => {
    if (person === null) return
    recordActs(opened, actingAs(campaign, person), [{ act: 'stage.closed' }])
    // The next stage begins with its own first item, whichever was last in sight.
    go({ screen: 'review', parts: [campaign.id] }, { history: 'replace' })
  }
  return (
    <section aria-label="Who signs">
      <SectionHead title="Who reviews and signs" />
      <ul className={css.before}>
        {reviewers
          .filter((each) => each.stage === stage)
          .map(({ name, items: given, decided }) => (
            <li key={name}>
              <b>{visible(name)}</b> reviews, {count(decided)} of {count(given)}
            </li>
          ))}
        <li>
          <b>
            {plan.signers.length === 0
              ? 'any two people'
              : plan.signers.map(({ name }) => visible(name)).join(', ')}
          </b>{' '}
          sign off
        </li>
        {nobodys === 0 ? null : (
          <li>{count(nobodys)} are nobody’s to judge: escalate them to somebody else</li>
        )}
      </ul>
      <div className={css.none}>
        {isLast ? (
          <Button
            disabled={campaign.state === 'open' && !stageIsDone(campaign)}
            onClick={() => go({ screen: 'review', parts: [campaign.id, 'sign-off'] })}
          >
            Go to sign-off
          </Button>
        ) : (
          <Button disabled={person === null || !stageIsDone(campaign)} onClick={close}>
            Close the stage {visible(plan.stages[stage]?.name ?? '')}
          </Button>
        )}
      </div>
    </section>
  )
}
