import type { CampaignSummary, Reviewer } from '../../../shared/model/review.ts'
import { useKept } from '../../store/prefs.ts'
import type { Acting } from '../../store/review-acts.ts'

const isName = (value: unknown): value is string => typeof value === 'string'

/** Who sits at this desk, as they say: a name that the desk remembers. A signature is what proves it. */
export function usePersonName(): readonly [name: string | null, set: (name: string) => void] {
  const [name, set] = useKept('review as', isName, '')
  return [name === '' ? null : name, set]
}

/** Everybody whom the plan names, once. */
export function peopleOf({ plan }: Pick<CampaignSummary, 'plan'>): readonly Reviewer[] {
  const all = [...plan.stages.flatMap(({ reviewers }) => reviewers), ...plan.signers]
  return [...new Map(all.map((each) => [each.name, each])).values()]
}

/** Somebody of that name acts in a campaign, with the key that its plan gives for it, if it names this person at all. */
export function actingAs(campaign: Pick<CampaignSummary, 'id' | 'plan'>, name: string): Acting {
  const known = peopleOf(campaign).find((each) => each.name === name)
  return { campaign: campaign.id, person: { name, keyid: known?.keyid ?? null } }
}
