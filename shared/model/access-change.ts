import type { Action, Effect } from './evidence.ts'

/** A change of access: what was done or seen to whom. A target that is not named is that of the decision or record. */
export interface AccessChange {
  readonly type: string
  readonly entitlement: string | undefined
  readonly target: string | undefined
  readonly targetType: string | undefined
}

/** Words by which sources say that nothing came of it. */
const NOTHING_HAPPENED = new Set(['failed', 'failure', 'error', 'denied', 'none'])

/** Whether an effect took place. `result` is a word of the source: where it says nothing, what was seen happened. */
export function tookPlace({ result }: Effect): boolean {
  return result === undefined || !NOTHING_HAPPENED.has(result.toLowerCase())
}

/** What an action or an effect changes: of its own target, else of the subject. */
export function accessChange(
  { type, entitlement, target }: Pick<Action, 'type' | 'entitlement' | 'target'>,
  subject: { readonly type: string; readonly id: string } | undefined,
): AccessChange {
  const whose = target ?? subject
  return { type, entitlement, target: whose?.id, targetType: whose?.type }
}

/**
 * Whether an effect is what an action did: of the same target, with the same entitlement; where one of the two names
 * none, of the same type (findings.md, Reconciliation). Systems call one thing by several types.
 */
export function isSameChange(one: AccessChange, other: AccessChange): boolean {
  return isSameTarget(one, other) && isSameAccess(one, other)
}

/** Never where one of them has none. */
export function isSameTarget(one: AccessChange, other: AccessChange): boolean {
  if (one.target === undefined || one.target !== other.target) return false
  return one.targetType === undefined || other.targetType === undefined || one.targetType === other.targetType
}

/** By entitlement; where one of the two names none, by type. */
export function isSameAccess(one: AccessChange, other: AccessChange): boolean {
  return one.entitlement === undefined || other.entitlement === undefined
    ? one.type === other.type
    : one.entitlement === other.entitlement
}
