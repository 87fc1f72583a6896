import type { BoundaryLines } from '../../../shared/contract/workflows.ts'
import { visible } from '../../words/visible.ts'

/** Who must approve what, and who may not. */
export function ApprovalRules({ approvals }: { readonly approvals: BoundaryLines['approvals'] }) {
  if (approvals === null) return <span className="ink-3">not restricted</span>
  if (approvals.values.length === 0) return 'none asked for'
  return (
    <>
      {approvals.values.map(({ by, entitlement, action, distinctFrom }, at) => (
        // The list of a definition does not change while it is shown.
        <p key={at}>
          {visible(by.join(' and '))}
          {action === null ? null : (
            <>
              {' for '}
              <code className="mono-s">{visible(action)}</code>
            </>
          )}
          {entitlement === null ? null : (
            <>
              {action === null ? ' for ' : ' of '}
              <code className="mono-s">{visible(entitlement)}</code>
            </>
          )}
          {distinctFrom.length === 0 ? '' : `, not ${distinctFrom.join(' or ')}`}
        </p>
      ))}
      {approvals.more === 0 ? '' : `and ${approvals.more} more`}
    </>
  )
}
