import type { CampaignSummary, ItemStanding, Reviewer } from '../../../shared/model/review.ts'
import { visible } from '../../words/visible.ts'
import { peopleOf } from './use-person.ts'

/**
 * Why this person cannot judge an item, in words; null: nothing speaks against it. The engine decides: this only
 * spares somebody the typing.
 */
export function notTheirs(
  campaign: CampaignSummary,
  { item, stage, assigned }: ItemStanding,
  name: string | null,
): string | null {
  if (campaign.state === 'signed')
    return 'It is signed. Who is to sign second can send it back; then verdicts may change.'
  if (campaign.state === 'finished')
    return 'It is signed by two. Opened again at its sign-off, verdicts may change.'
  if (name === null) return 'Say who you are, above.'
  const person = peopleOf(campaign).find((each) => each.name === name)
  const isOfStage = campaign.plan.stages[stage]?.reviewers.some((each) => each.name === name) === true
  if (!isOfStage && assigned !== name) return `${name} is no reviewer at this stage.`
  const part = person === undefined ? undefined : ownPart(person, item)
  if (part === undefined) return null
  return `You are its ${part}: nobody reviews their own access. ${assigned === null || assigned === name ? 'Somebody else is to take it.' : `${visible(assigned)} takes it.`}`
}

function ownPart({ name, aliases }: Reviewer, item: ItemStanding['item']): string | undefined {
  const ids = new Set([name, ...aliases])
  const is = (id: string | null) => id !== null && ids.has(id)
  if (is(item.subject)) return 'subject'
  if (is(item.actor)) return 'actor'
  if (is(item.owner)) return 'owner'
  return is(item.onBehalfOf) ? 'principal' : item.others.find(({ id }) => ids.has(id))?.part
}
