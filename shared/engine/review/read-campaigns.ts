import { sha256 } from '../../crypto.ts'
import type { CaseFile } from '../../casefile/case-file.ts'
import type {
  ActId,
  CampaignRecord,
  CampaignSummary,
  ItemStanding,
  ItemStateWord,
  ReviewVerdict,
} from '../../model/review.ts'
import { stratumBounds } from '../../review/bounds.ts'
import { Drawing, drawScript } from '../../review/draw.ts'
import { grantedExceptions } from '../../review/exceptions.ts'
import { sameText } from '../../review/own-part.ts'
import { qualityOf } from '../../review/quality.ts'
import { summaryOf } from '../../review/summary.ts'
import { campaignIds, campaignState } from './case-acts.ts'
import { drawSample } from './draw-sample.ts'
import { revocationsOf } from './revocations.ts'
import { campaignPopulation } from './stored-population.ts'

const MOST_CAMPAIGNS = 500

/** The campaigns of a case, newest first. */
export function campaigns(file: CaseFile): CampaignSummary[] {
  return campaignIds(file)
    .slice(-MOST_CAMPAIGNS)
    .toReversed()
    .map((id) => summaryOf(campaignState(file, id)))
}

/** A campaign as it stands. Throws CAMPAIGN_NOT_FOUND, CASE_DAMAGED. */
export function campaignSummary(file: CaseFile, id: ActId): CampaignSummary {
  return summaryOf(campaignState(file, id))
}

/** Which items of a campaign are wanted; left out: any. */
export interface ItemsWanted {
  readonly stage?: number | undefined
  readonly state?: ItemStateWord | undefined
  readonly verdict?: ReviewVerdict | undefined
  readonly stratum?: number | undefined
  /** By name. */
  readonly assigned?: string | undefined
}

/** A campaign's head, how it was done, and a page of its items, in order of strata, then of ids. */
export function campaignPage(
  file: CaseFile,
  id: ActId,
  {
    after = 0,
    limit,
    ...wanted
  }: ItemsWanted & { readonly after?: number | undefined; readonly limit: number },
) {
  const state = campaignState(file, id)
  const found = state.items.filter((each) => isWanted(each, wanted))
  const end = after + limit
  return {
    summary: summaryOf(state),
    quality: qualityOf(state),
    bounds: [...stratumBounds(state)],
    exceptions: [...grantedExceptions(state)],
    items: { rows: found.slice(after, end), next: end < found.length ? end : null, total: found.length },
  }
}

function isWanted(each: ItemStanding, { stage, state, verdict, stratum, assigned }: ItemsWanted): boolean {
  if (stage !== undefined && each.stage !== stage) return false
  if (state !== undefined && each.state !== state) return false
  if (verdict !== undefined && each.standing[0]?.ruling.verdict !== verdict) return false
  if (stratum !== undefined && each.item.stratum !== stratum) return false
  return assigned === undefined || (each.assigned !== null && sameText(each.assigned, assigned))
}

/** An item, and the ids of those that are like it and may be judged in bulk with it: open, at its stage, of the same reviewer. */
export function reviewItem(file: CaseFile, id: ActId, item: string) {
  const { byId, items } = campaignState(file, id)
  const found = byId.get(item)
  if (found === undefined) return { item: null, like: [] }
  const like = items.filter(
    (each) =>
      each !== found &&
      each.state === 'open' &&
      each.stage === found.stage &&
      each.assigned === found.assigned &&
      each.item.likeness === found.item.likeness,
  )
  return { item: found, like: like.slice(0, 10_000 - 1).map((each) => each.item.id) }
}

/** The next item that waits for somebody, after the one they are at, round to the first. */
export function nextItem(
  file: CaseFile,
  id: ActId,
  { name, after }: { readonly name: string; readonly after?: string | undefined },
): ItemStanding | null {
  const { items } = campaignState(file, id)
  const from = after === undefined ? 0 : items.findIndex(({ item }) => item.id === after) + 1
  const waits = (each: ItemStanding) =>
    each.state !== 'decided' && each.assigned !== null && sameText(each.assigned, name)
  return [...items.slice(from), ...items.slice(0, from)].find(waits) ?? null
}

/** A small sample of a campaign's items for who is to sign second, drawn by the campaign's seed and their name. */
export function secondLookItems(
  file: CaseFile,
  id: ActId,
  { name, size }: { readonly name: string; readonly size: number },
): readonly ItemStanding[] {
  const { opened, items } = campaignState(file, id)
  const drawing = new Drawing(sha256, `${opened.sample.plan.seed}/second look/${name}`, size)
  for (const { item } of items) drawing.push(item.id)
  const drawn = new Set(drawing.drawn())
  return items.filter(({ item }) => drawn.has(item.id))
}

/** Whether the sample drawn again from the population kept is the same, and how anybody draws it. Throws CASE_DAMAGED. */
export function drawAgain(file: CaseFile, id: ActId) {
  const { opened } = campaignState(file, id)
  const population = [...campaignPopulation(file, id, opened)]
  const { sample } = drawSample(() => population, opened.sample.plan)
  const { strata } = opened.sample
  return {
    holds: sample.digest === opened.sample.digest,
    population: opened.population.digest,
    sample: opened.sample.digest,
    strata: strata.map(({ words, size, digest, drawn }, at) => ({
      words,
      size,
      digest,
      drawn,
      drawnAgain: sample.strata[at]?.drawn ?? 0,
      script: [...drawScript(opened.sample.plan.seed, drawn)],
    })),
  }
}

/** A campaign whole, as a packet holds it. Throws CAMPAIGN_NOT_FOUND, CASE_DAMAGED. */
export function campaignRecord(file: CaseFile, id: ActId): CampaignRecord {
  const state = campaignState(file, id)
  return {
    ...summaryOf(state),
    items: [...state.items],
    results: [...state.results],
    bounds: [...stratumBounds(state)],
    quality: qualityOf(state),
    exceptions: [...grantedExceptions(state)],
    revocations: [...revocationsOf(file, id)],
  }
}

/** All campaigns whole, in the order in which the case took them in. */
export function campaignRecords(file: CaseFile): readonly CampaignRecord[] {
  return campaignIds(file).map((id) => campaignRecord(file, id))
}
