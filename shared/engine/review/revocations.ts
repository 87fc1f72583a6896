import type { CaseFile } from '../../casefile/case-file.ts'
import type { ActId, Revocation } from '../../model/review.ts'
import { closedBy, revokedItems } from '../../review/revocations.ts'
import { accessChanges } from './access-changes.ts'
import { campaignState } from './case-acts.ts'

/** What a campaign revoked, and what later evidence of the case says became of it. Throws CAMPAIGN_NOT_FOUND. */
export function revocationsOf(file: CaseFile, id: ActId): readonly Revocation[] {
  const state = campaignState(file, id)
  const revoked = revokedItems(state)
  if (revoked.length === 0) return []
  const changes = accessChanges(file, revoked)
  return revoked.map((each, at) =>
    closedBy(each, state.byId.get(each.item)?.item.time ?? each.time, changes[at] ?? []),
  )
}
