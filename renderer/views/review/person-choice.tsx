import type { CampaignSummary } from '../../../shared/model/review.ts'
import { Choice } from '../../components/choice.tsx'
import { visible } from '../../words/visible.ts'
import { peopleOf, usePersonName } from './use-person.ts'

const NOBODY = ''

/** Who sits here, among those whom the campaign names. */
export function PersonChoice({ campaign }: { readonly campaign: CampaignSummary }) {
  const [name, set] = usePersonName()
  const people = peopleOf(campaign)
  const isKnown = name !== null && people.some((each) => each.name === name)
  return (
    <Choice
      label="Who sits at this desk"
      lead="at this desk"
      value={isKnown ? name : NOBODY}
      options={[
        ...(isKnown ? [] : [{ value: NOBODY, label: 'nobody yet' }]),
        ...people.map((each) => ({ value: each.name, label: visible(each.name) })),
      ]}
      onChange={(next) => set(next)}
    />
  )
}
