const VERBS = [
  'remove',
  'revoke',
  'unassign',
  'withdraw',
  'detach',
  'deprovision',
  'delete',
  'disable',
  'deactivate',
  'terminate',
  'offboard',
  'suspend',
]
const OF_ALL = /(account|user|identity|principal|member|employee|person)/i

/**
 * Whether an action or effect, by the name of its type, takes access away: `removeRole`, `RevokeGrant`,
 * `iam:DetachUserPolicy`, `group.member.remove`. A name is all that a log tells.
 */
export function isRemoving(type: string): boolean {
  const words = type
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
  return words.some((word) =>
    VERBS.some((verb) => word === verb || word === `${verb}d` || word === `${verb}ed`),
  )
}

/** Whether it takes away all that somebody has: it names no entitlement, and is done to the account. */
export function isRemovingAll(type: string, entitlement: string | undefined): boolean {
  return entitlement === undefined && isRemoving(type) && OF_ALL.test(type)
}
