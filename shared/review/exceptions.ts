import type { GrantedException } from '../model/review.ts'
import type { CampaignState } from './state.ts'

/** The exceptions that stand in a campaign, one an act, in order. */
export function grantedExceptions(state: CampaignState): readonly GrantedException[] {
  const granted = new Map<string, GrantedException & { readonly items: string[] }>()
  for (const { item, state: word, standing } of state.items) {
    const [first] = standing
    if (word !== 'decided' || first?.ruling.verdict !== 'exception') continue
    const known = granted.get(first.act)
    if (known !== undefined) known.items.push(item.id)
    else
      granted.set(first.act, {
        id: exceptionId(first.act),
        campaign: state.id,
        act: first.act,
        items: [item.id],
        by: first.by,
        time: first.time,
        terms: first.ruling.terms,
      })
  }
  return [...granted.values()].toSorted((a, b) => (a.time < b.time ? -1 : 1))
}

export function exceptionId(act: string): string {
  return `R-${act.slice('sha256:'.length, 'sha256:'.length + 12)}`
}
