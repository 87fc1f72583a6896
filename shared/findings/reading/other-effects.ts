import { type AccessChange, isSameAccess, isSameTarget } from '../../model/access-change.ts'
import type { Instant } from '../../model/time.ts'
import type { NearEffect } from './effects.ts'

/**
 * Effects that are an action's but for one thing: in its own run, another target or entitlement; elsewhere, of its type
 * and with one of the two alike, and no other action's. One of another target must be seen up to `soon`: many are given
 * the same within a quarter of an hour. What neither names is held against nothing.
 */
export function otherEffects(
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
