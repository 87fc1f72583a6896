import type { ItemResult, ItemStanding, ReviewItem } from '../model/review.ts'
import type { DigestText } from '../model/ids.ts'
import { canonicalJson } from '../proof/canonical-json.ts'
import type { Hash } from '../proof/hash.ts'
import { byBytes } from './byte-order.ts'
import { linesDigest } from './ids-digest.ts'

/** The results of items that are decided, sorted by item as bytes. Of verdicts that agree the first is the result. */
export function resultsOf(items: readonly ItemStanding[]): readonly ItemResult[] {
  return items
    .flatMap(({ item, state, standing }): ItemResult[] => {
      const [first] = standing
      if (state !== 'decided' || first === undefined) return []
      const { stage, ruling, by, time, act } = first
      return [{ item: item.id, stage, verdict: ruling.verdict, note: ruling.note, by, time, act }]
    })
    .toSorted((a, b) => byBytes(a.item, b.item))
}

/** What a sign-off signs for: the SHA-256 of the results in canonical JSON, one a line, each line ended. */
export function resultsDigest(results: readonly ItemResult[], hash: Hash): DigestText {
  return linesDigest(
    results.map((result) => canonicalJson(result)),
    hash,
  )
}

/** What binds a campaign to its items as they were: the SHA-256 of them in canonical JSON, one a line, as they stand. */
export function factsDigest(items: readonly ReviewItem[], hash: Hash): DigestText {
  return linesDigest(
    items.map((item) => canonicalJson(item)),
    hash,
  )
}
