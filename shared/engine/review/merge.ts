import { sha256 } from '../../crypto.ts'
import type { CaseFile } from '../../casefile/case-file.ts'
import { DocketError } from '../../model/error.ts'
import type { ActId, ActWithId } from '../../model/review.ts'
import { inOrder } from '../../review/act-id.ts'
import { idsDigest } from '../../review/ids-digest.ts'
import { campaignOf } from '../../review/state.ts'
import { campaignIds, campaignState, forgetActs, readStored } from './case-acts.ts'
import { isPopulation } from './stored-population.ts'
import type { Acting } from './write-act.ts'

export interface Merged {
  readonly campaigns: number
  readonly acts: number
  /** Acts that both held. */
  readonly shared: number
  /** Items whose verdicts are in conflict now, in all campaigns of the case. */
  readonly conflicts: readonly { readonly campaign: ActId; readonly item: string }[]
}

/**
 * Takes all acts of another copy of a case that this one lacks: the union, nothing lost. Where two people judged one
 * item both verdicts stand, as a conflict, until a later act decides. Sources and decisions are left as they are.
 * The other file is hostile: each act is held against its id, a population against the digest that its campaign
 * names. Throws CASE_DAMAGED that names the other file, and REVIEW_REFUSED where it is no copy.
 */
export function mergeReviews(file: CaseFile, other: CaseFile, { by, now }: Acting): Merged {
  try {
    return file.transaction(() => {
      const given = actsOf(other)
      if (given.length > 0) refuseOtherCase(file, other)
      const fresh = inOrder(given.filter(({ id }) => !file.review.holds(id)))
      const opened = fresh.filter(({ act }) => act.act === 'campaign.opened')
      const holds = new Set([...campaignIds(file), ...opened.map(({ id }) => id)])
      const stray = fresh.find((each) => !holds.has(campaignOf(each)))
      if (stray !== undefined) throw damaged(other, `what opened campaign ${campaignOf(stray)} is missing`)
      for (const { id } of opened) copyCampaign(file, other, id)
      for (const { id, act, text } of fresh) file.review.addAct(id, campaignOf({ id, act }), text)
      if (fresh.length > 0)
        file.custody.append({
          time: now().toISOString(),
          by,
          act: 'review.merge',
          about: {
            from: other.name,
            acts: fresh.length,
            // The digest of the ids taken, sorted, one a line.
            digest: idsDigest(
              fresh.map(({ id }) => id),
              sha256,
            ),
          },
        })
      return {
        campaigns: opened.length,
        acts: fresh.length,
        shared: given.length - fresh.length,
        conflicts: conflictsOf(file),
      }
    })
  } finally {
    forgetActs(file)
  }
}

/** Copies may have taken in further evidence, each its own; what they began with they share. */
function refuseOtherCase(file: CaseFile, other: CaseFile): void {
  const digests = (of: CaseFile) => new Set(of.sources.list().flatMap(({ end }) => end?.sha256 ?? []))
  if (!digests(file).isDisjointFrom(digests(other))) return
  throw new DocketError('REVIEW_REFUSED', {
    problem: `${other.name} is no copy of this case: the two have no source in common`,
  })
}

function conflictsOf(file: CaseFile): Merged['conflicts'] {
  return campaignIds(file).flatMap((campaign) =>
    campaignState(file, campaign).items.flatMap(({ item, state }) =>
      state === 'conflict' ? [{ campaign, item: item.id }] : [],
    ),
  )
}

function actsOf(other: CaseFile): readonly (ActWithId & { readonly text: string })[] {
  return [...other.review.acts()].map((stored) => ({ ...readStored(other, stored), text: stored.text }))
}

/** Population and items go with the act that names their digests. */
function copyCampaign(file: CaseFile, other: CaseFile, id: ActId): void {
  const { opened, items } = campaignState(other, id)
  const chunks = [...other.review.population(id)]
  if (!isPopulation(chunks, opened))
    throw damaged(other, `the population of campaign ${id} is not the one that it names`)
  file.review.addPopulation(id, chunks)
  file.review.addItems(
    id,
    items.map(({ item }) => JSON.stringify(item)),
  )
}

function damaged({ path }: CaseFile, problem: string): DocketError {
  return new DocketError('CASE_DAMAGED', { path, problem })
}
