import type { ReviewFile } from '../../model/packet.ts'
import { CampaignRecord, type ItemStanding } from '../../model/review.ts'

/** The campaigns of a review file that can be read as such; what cannot is said nothing of here. */
export function campaignsOf(review: ReviewFile): readonly CampaignRecord[] {
  const given = review['campaigns']
  if (!Array.isArray(given)) return []
  return given.flatMap((each: unknown) => {
    const read = CampaignRecord.safeParse(each)
    return read.success ? [read.data] : []
  })
}

/** What campaigns say of single decisions, by their ids. */
export function itemsByDecision(
  campaigns: readonly CampaignRecord[],
): ReadonlyMap<string, readonly ItemStanding[]> {
  const items = new Map<string, ItemStanding[]>()
  for (const standing of campaigns.flatMap((campaign) => campaign.items))
    for (const id of standing.item.decisions) {
      const own = items.get(id)
      if (own === undefined) items.set(id, [standing])
      else own.push(standing)
    }
  return items
}
