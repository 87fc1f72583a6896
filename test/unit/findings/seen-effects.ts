import { accessChange } from '../../../shared/model/access-change.ts'
import type { SeenEffect, SeenEffects } from '../../../shared/model/case-facts.ts'
import { Effect } from '../../../shared/model/evidence.ts'
import { recordRef } from '../../../shared/model/ids.ts'
import { instant } from './dossier-builder.ts'

/** Seconds after the story's start, the effect's fields, and whether it is some action's. */
export type SeenLine = readonly [seconds: number, fields: Record<string, unknown>, of?: 'action']

/** Effects that belong to no run, as a case gives them; line i is `s2:i`. */
export function seenEffects(lines: readonly SeenLine[]): SeenEffects {
  const all = lines.map(([seconds, fields, of], index): SeenEffect => {
    const effect = Effect.parse({
      type: 'assignRole',
      entitlement: 'erp/ap-clerk',
      target: { type: 'User', id: 'u-204' },
      ...fields,
    })
    const { target } = accessChange(effect, undefined)
    return { ref: recordRef(2, index), instant: instant(seconds), effect, target, isTaken: of === 'action' }
  })
  const within = (from: number, to: number) => (seen: SeenEffect) =>
    seen.instant >= from && seen.instant <= to
  return {
    ofTarget: (target, from, to) => all.filter((seen) => seen.target === target).filter(within(from, to)),
    ofEntitlement: (entitlement, from, to) =>
      all.filter(({ effect }) => effect.entitlement === entitlement).filter(within(from, to)),
    seen: (type) => {
      const times = all.filter(({ effect }) => effect.type === type).map((seen) => seen.instant)
      return times.length === 0 ? undefined : { first: Math.min(...times), last: Math.max(...times) }
    },
    untaken: () => all.filter(({ isTaken }) => !isTaken),
  }
}
