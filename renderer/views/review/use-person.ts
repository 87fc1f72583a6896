import type { CampaignSummary, Person, Reviewer } from '../../../shared/model/review.ts'
import { useKept } from '../../store/prefs.ts'

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

/** That name with the key that the plan gives for it, if it names this person at all. */
export function personOf(campaign: Pick<CampaignSummary, 'plan'>, name: string): Person {
  const known = peopleOf(campaign).find((each) => each.name === name)
  return { name, keyid: known?.keyid ?? null }
}
