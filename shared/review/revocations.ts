import type { ActOf, Revocation } from '../model/review.ts'
import { instantOf } from '../model/time.ts'
import type { CampaignState } from './state.ts'

/** What later evidence says of who holds an entitlement. */
export interface AccessChange {
  /** `granted`: given anew by a decision; `given`: another system saw it given; the others show it gone. */
  readonly what: 'granted' | 'given' | 'effect' | 'action' | 'denied'
  /** The decision, or the record. */
  readonly ref: string
  /** RFC 3339. */
  readonly time: string
}

export type Access = Pick<Revocation, 'subject' | 'entitlement'>

/** What is revoked in a campaign, in order of its items; what became of it is not looked up yet. */
export function revokedItems(state: CampaignState): readonly Revocation[] {
  const asked = new Map<string, ActOf<'revocation.asked'>>()
  for (const { act } of state.acts)
    if (act.act === 'revocation.asked') for (const item of act.items) asked.set(item, act)
  return state.items.flatMap(({ item, state: word, standing }): Revocation[] => {
    const [first] = standing
    if (word !== 'decided' || first?.ruling.verdict !== 'revoke') return []
    const ask = asked.get(item.id)
    return [
      {
        item: item.id,
        campaign: state.id,
        subject: item.subject,
        entitlement: item.entitlement,
        decision: item.decisions.at(-1) ?? item.id,
        by: first.by,
        time: first.time,
        of: ask?.of ?? null,
        due: ask?.due ?? state.opened.plan.revokeBy,
        state: 'open',
        gone: null,
        again: null,
      },
    ]
  })
}

/**
 * What became of a revoked access by the changes that the evidence tells later than the decision reviewed, in order of
 * time: the first that shows it gone closes it, and a grant after that opens it again. A removal that came before the
 * verdict counts too: what is gone is gone.
 */
export function closedBy(
  revocation: Revocation,
  since: string,
  changes: readonly AccessChange[],
): Revocation {
  const from = instantOf(since) ?? -Infinity
  let { state, gone, again } = revocation
  for (const { what, ref, time } of changes) {
    if ((instantOf(time) ?? -Infinity) <= from) continue
    if (what !== 'granted' && what !== 'given') {
      state = 'gone'
      gone = { what, ref, time }
      again = null
    } else if (state === 'gone') {
      state = 'granted-again'
      again =
        what === 'granted' ? { decision: ref, record: null, time } : { decision: null, record: ref, time }
    }
  }
  return { ...revocation, state, gone, again }
}
