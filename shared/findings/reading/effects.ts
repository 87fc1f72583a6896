import { type AccessChange, accessChange, isSameChange, tookPlace } from '../../model/access-change.ts'
import type { CaseFacts, SeenEffect } from '../../model/case-facts.ts'
import type { RecordRef } from '../../model/ids.ts'
import type { Dossier } from '../../model/rebuilt.ts'
import type { Instant } from '../../model/time.ts'
import { actionText, at, named } from './wording.ts'

/** An effect that may be of a decision, as the rules of reconciliation hold it against what was decided. */
export interface NearEffect {
  readonly change: AccessChange
  readonly ref: RecordRef
  readonly instant: Instant
  /** `run`: told in the decision's run, and joined to it. Else by a record of no run, and whether it is an action's. */
  readonly of: 'run' | 'action' | 'nobody'
}

/**
 * Effects that took place within the window after `from`, by the skew earlier too: those of the decision's own run,
 * those of no run with its target, and those with its entitlement.
 */
export function nearEffects(
  dossier: Dossier,
  wanted: AccessChange,
  from: Instant,
  { effects, settings }: Pick<CaseFacts, 'effects' | 'settings'>,
): readonly NearEffect[] {
  const [start, end] = [from - settings.skewMs, from + settings.effectWindowMs]
  const own = dossier.effects
    .filter(({ fact }) => tookPlace(fact))
    .map(({ fact, by }): NearEffect => ({
      change: accessChange(fact, by.record.subject ?? dossier.subject),
      ref: by.ref,
      instant: by.instant,
      of: 'run',
    }))
  const ofTarget = wanted.target === undefined ? [] : (effects?.ofTarget(wanted.target, start, end) ?? [])
  const ofEntitlement =
    wanted.entitlement === undefined ? [] : (effects?.ofEntitlement(wanted.entitlement, start, end) ?? [])
  const seen = [...ofTarget, ...ofEntitlement.filter(({ target }) => target !== wanted.target)]
  return [...own, ...seen.map(nearOf)]
}

/** The same change, seen near in time. */
export function sameEffects(near: readonly NearEffect[], wanted: AccessChange): readonly NearEffect[] {
  return near.filter(({ change }) => isSameChange(change, wanted))
}

/** An effect as messages tell it: `assignRole erp/ap-clerk for u-204 at 2026-05-04T02:13:10.000Z (s2:0)`. */
export function effectText({ change, ref, instant }: Pick<NearEffect, 'change' | 'ref' | 'instant'>): string {
  return `${changeText(change)} at ${at(instant)} (${ref})`
}

/** A change as messages tell it: `assignRole erp/ap-clerk for u-204`. */
export function changeText(change: AccessChange): string {
  return change.target === undefined
    ? actionText(change)
    : `${actionText(change)} for ${named(change.target)}`
}

/** What an effect of no run changed. */
export function changeOf({ effect, target }: SeenEffect): AccessChange {
  const { type, entitlement } = effect
  return { type, entitlement, target, targetType: effect.target?.type }
}

function nearOf(seen: SeenEffect): NearEffect {
  const { ref, instant, isTaken } = seen
  return { change: changeOf(seen), ref, instant, of: isTaken ? 'action' : 'nobody' }
}
