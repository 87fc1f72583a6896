import type { CampaignRecord } from '../../model/review.ts'
import { canonicalJson } from '../../proof/canonical-json.ts'
import { formatDigest } from '../../proof/digest.ts'
import type { Hash } from '../../proof/hash.ts'
import { compareBytes } from './check-population.ts'

const encoder = new TextEncoder()

/** Whether items, results and figures of a campaign tell one thing, and the digests are of them. Gives what does not. */
export function* checkResults(campaign: CampaignRecord, hash: Hash): Generator<string> {
  const { sample, items, results, facts, quality } = campaign
  if (openingOf(campaign, hash) !== campaign.id)
    yield 'its plan, population and sample are not those with which it began'
  const ids = items.map(({ item }) => item.id)
  const sorted = ids.map((id) => encoder.encode(id)).toSorted(compareBytes)
  const texts = sorted.map((bytes) => new TextDecoder().decode(bytes))
  if (items.length !== sample.size || linesDigest(texts, hash) !== sample.digest)
    yield 'its items are not those of the digest of the sample'
  if (
    linesDigest(
      items.map(({ item }) => canonicalJson(item)),
      hash,
    ) !== facts
  )
    yield 'what is said of its items is not what was fixed when it began'
  const decided = new Map(items.flatMap((each) => (each.state === 'decided' ? [[each.item.id, each]] : [])))
  if (results.length !== decided.size)
    yield `it gives ${results.length} results, and ${decided.size} items are decided`
  const told = new Set<string>()
  for (const result of results) {
    if (told.has(result.item)) yield `it gives a result of ${JSON.stringify(result.item)} twice`
    told.add(result.item)
    const standing = decided.get(result.item)?.standing[0]
    if (standing === undefined)
      yield `it gives a result of ${JSON.stringify(result.item)}, which is not decided`
    else if (
      standing.ruling.verdict !== result.verdict ||
      standing.ruling.note !== result.note ||
      standing.act !== result.act ||
      canonicalJson(standing.by) !== canonicalJson(result.by)
    )
      yield `its result of ${JSON.stringify(result.item)} is not the verdict that stands`
  }
  if (quality.items !== items.length || quality.decided !== decided.size)
    yield 'its figures of quality are of other items'
}

/** A campaign's id is the digest of the act that opened it: of all that was fixed then. */
function openingOf(
  { openedAt, openedBy, plan, population, sample, facts }: CampaignRecord,
  hash: Hash,
): string {
  const act = { act: 'campaign.opened', time: openedAt, by: openedBy, plan, population, sample, facts }
  // Fields that are undefined are left out.
  return formatDigest(hash(encoder.encode(canonicalJson(JSON.parse(JSON.stringify(act))))))
}

/** The SHA-256 of texts as they stand, each a line with its end. */
function linesDigest(texts: readonly string[], hash: Hash): string {
  return formatDigest(hash(encoder.encode(texts.map((text) => `${text}\n`).join(''))))
}

/** The SHA-256 of the results in canonical JSON, one a line: what a sign-off signs for. */
export function digestOfResults({ results }: CampaignRecord, hash: Hash): string {
  return linesDigest(
    results.map((result) => canonicalJson(result)),
    hash,
  )
}
