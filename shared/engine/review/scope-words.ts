import type { CampaignPlan } from '../../model/review.ts'
import { NO_VALUE } from '../../model/words.ts'
import { timeText } from '../../model/time.ts'

/** How a population was selected, in words that can be followed. */
export function scopeWords({ scope, items }: Pick<CampaignPlan, 'scope' | 'items'>): readonly string[] {
  const facets = Object.entries(scope.facets).map(
    ([field, values]) =>
      `${field} is ${values.map((value) => (value === NO_VALUE ? '(none)' : value)).join(' or ')}`,
  )
  return [
    items === 'decisions'
      ? 'decisions of the case'
      : 'entitlements that a decision of the case permitted and that were carried out, by subject',
    ...facets,
    ...(scope.from === undefined ? [] : [`from ${timeText(scope.from)} on`]),
    ...(scope.to === undefined ? [] : [`before ${timeText(scope.to)}`]),
    ...(scope.text === undefined ? [] : [`text ${JSON.stringify(scope.text)} anywhere`]),
    ...(scope.where ?? []).map(({ field, value }) => `${field}=${value}`),
  ]
}
