import { type AccessChange, isSameAccess, isSameTarget } from '../../model/access-change.ts'
import type { CaseFacts } from '../../model/case-facts.ts'
import type { Dossier } from '../../model/rebuilt.ts'
import type { Instant } from '../../model/time.ts'
import { type NearEffect, nearEffects, sameEffects } from './effects.ts'

/** What was seen of a done action, or of something like it, within the window: the same change, and others. */
export function effectsOfAction(
  dossier: Dossier,
  wanted: AccessChange,
  done: Instant,
  facts: Pick<CaseFacts, 'effects' | 'settings'>,
): { readonly same: readonly NearEffect[]; readonly others: readonly NearEffect[] } {
  const near = nearEffects(dossier, wanted, done, facts)
  const soon = done + facts.settings.joinWindowMs
  return { same: sameEffects(near, wanted), others: otherEffects(near, wanted, soon) }
}

/**
 * Effects that are an action's but for one thing: in its own run, another target or entitlement; elsewhere, of its type
 * and with one of the two alike, and no other action's. One of another target must be seen up to `soon`: many are given
 * the same within a quarter of an hour. What neither names is held against nothing.
 */
function otherEffects(
  near: readonly NearEffect[],
  wanted: AccessChange,
  soon: Instant,
): readonly NearEffect[] {
  return near.filter(({ change, of, instant }) => {
    if (of === 'action') return false
    const otherTarget = bothNamed(change.target, wanted.target) && !isSameTarget(change, wanted)
    const otherAccess =
      bothNamed(change.entitlement, wanted.entitlement) && change.entitlement !== wanted.entitlement
    if (of === 'run') return otherTarget || otherAccess
    if (change.type !== wanted.type || (otherTarget && instant > soon)) return false
    return otherTarget ? isSameAccess(change, wanted) : otherAccess && isSameTarget(change, wanted)
  })
}

function bothNamed(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined
}
