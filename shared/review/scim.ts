import type { Revocation } from '../model/review.ts'

export const PATCH_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

/** One operation of a SCIM bulk request (RFC 7644, 3.7), which also says what to send by itself. */
export interface ScimRequest {
  readonly method: 'PATCH'
  readonly path: string
  readonly data: {
    readonly schemas: readonly [typeof PATCH_SCHEMA]
    readonly Operations: readonly { readonly op: 'remove'; readonly path: string }[]
  }
}

/** `group:NAME` and `groups/NAME` are taken for a group's name. */
const GROUP = /^groups?[:/](.+)$/

/**
 * The request that takes an access away (RFC 7644, 3.5.2.2): a member out of a group, or a value out of a user's
 * `entitlements`. Subject and entitlement are taken for the ids that the service knows them by. Undefined where the
 * evidence does not name both.
 */
export function scimRequest({ subject, entitlement }: Revocation): ScimRequest | undefined {
  if (subject === null || entitlement === null) return undefined
  const group = GROUP.exec(entitlement)?.[1]
  return group === undefined
    ? patch('Users', subject, `entitlements[value eq ${JSON.stringify(entitlement)}]`)
    : patch('Groups', group, `members[value eq ${JSON.stringify(subject)}]`)
}

function patch(type: 'Users' | 'Groups', id: string, removed: string): ScimRequest {
  const path = `/${type}/${segment(id)}`
  return {
    method: 'PATCH',
    path,
    data: { schemas: [PATCH_SCHEMA], Operations: [{ op: 'remove', path: removed }] },
  }
}

/** A name as one segment of a path, dots too: `..` would climb. */
function segment(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replaceAll('.', '%2E')
}
