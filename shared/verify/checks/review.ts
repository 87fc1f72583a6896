import { ENTRY, ReviewFile } from '../../model/packet.ts'
import type { JsonValue } from '../../model/json.ts'
import { CampaignRecord } from '../../model/review.ts'
import { comparableJson } from '../../proof/canonical-json.ts'
import { counted, EntryFault, Faults, type Judged } from '../faults.ts'
import { jsonEntry, shaped } from '../json-reading.ts'
import type { PacketReader } from '../packet-reader.ts'
import type { VerifyTools } from '../packet-source.ts'
import { checkPopulation } from '../review/check-population.ts'
import { checkResults } from '../review/check-results.ts'
import { checkSignOffs } from '../review/check-sign-offs.ts'
import type { TrustedKey } from './signature.ts'

export interface ReviewJudged {
  readonly judged: Judged
  /** Undefined where it cannot be read. */
  readonly review: ReviewFile | undefined
}

/**
 * The review file: of each campaign the population by its digest, the sample drawn again from it, the items as they
 * were when it began, results and sign-offs by their digests and signatures. Without ids of a population, that it
 * is whole and the sample was drawn from it is not checked.
 */
export async function checkReview(
  reader: PacketReader,
  tools: VerifyTools,
  trusted: readonly TrustedKey[],
): Promise<ReviewJudged> {
  try {
    const review = await jsonEntry(reader, ENTRY.review, ReviewFile)
    return { review, judged: await judge(reader, tools, trusted, review) }
  } catch (error) {
    if (!(error instanceof EntryFault)) throw error
    return { review: undefined, judged: { result: 'does-not-hold', detail: error.message } }
  }
}

async function judge(
  reader: PacketReader,
  tools: VerifyTools,
  trusted: readonly TrustedKey[],
  review: ReviewFile,
): Promise<Judged> {
  const faults = new Faults()
  const told: string[] = []
  const campaigns: CampaignRecord[] = []
  let missing = 0
  for (const [at, value] of campaignsIn(review).entries()) {
    const campaign = shaped(CampaignRecord, value, `campaign ${at + 1} of ${ENTRY.review}`)
    campaigns.push(campaign)
    const population = await checkPopulation(reader, tools, campaign, at)
    for (const fault of population.faults) faults.add(`campaign ${at + 1}: ${fault}`)
    if (!population.isThere) missing += 1
    for (const fault of checkResults(campaign, tools.hash)) faults.add(`campaign ${at + 1}: ${fault}`)
    const signed = checkSignOffs(campaign, tools, trusted)
    for (const fault of signed.faults) faults.add(`campaign ${at + 1}: ${fault}`)
    told.push(
      `campaign ${at + 1}: ${counted(campaign.items.length, 'item')} ${population.isThere ? 'drawn again of' : 'of'} ${campaign.population.size}, ${counted(campaign.results.length, 'result')}, ${counted(signed.standing, 'sign-off')} that ${signed.standing === 1 ? 'stands' : 'stand'}, ${signed.trusted} by keys that you trust`,
    )
  }
  const results = campaigns.flatMap(({ id, results: own }) => own.map((each) => ({ campaign: id, ...each })))
  const signOffs = campaigns.flatMap(({ id, signOffs: own }) =>
    own.map((each) => ({ campaign: id, ...each })),
  )
  if (!isSame(review.verdicts, results)) faults.add('its verdicts are not the results of its campaigns')
  if (!isSame(review.signOffs, signOffs)) faults.add('its sign-offs are not those of its campaigns')
  const counts = `${counted(review.verdicts.length, 'verdict')}, ${counted(review.exceptions.length, 'exception')}, ${counted(review.signOffs.length, 'sign-off')}`
  const judged = faults.judge([counts, ...told].join('; '))
  if (missing === 0 || judged.result !== 'holds') return judged
  return {
    result: 'not-checked',
    detail: `${judged.detail}; ids of the population are not there: that the sample was drawn of it is not checked`,
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return comparableJson(a as JsonValue) === comparableJson(b as JsonValue)
}

function campaignsIn(review: ReviewFile): readonly unknown[] {
  const campaigns = review['campaigns'] ?? []
  if (!Array.isArray(campaigns)) throw new EntryFault(`campaigns of ${ENTRY.review} is no list`)
  return campaigns as readonly unknown[]
}
