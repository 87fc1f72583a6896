import type { CaseFile } from '../../casefile/case-file.ts'
import type { PopulationChunk } from '../../casefile/review-store.ts'
import { DocketError } from '../../model/error.ts'
import type { ActId, ActOf } from '../../model/review.ts'
import { LinesDigest } from './lines-digest.ts'

export interface PlacedId {
  readonly id: string
  readonly stratum: number
}

/** The ids of a campaign's population as the case keeps them, sorted as bytes, each with its stratum. */
function* populationIds(chunks: Iterable<PopulationChunk>): Generator<PlacedId> {
  for (const { ids, strata } of chunks) {
    let at = 0
    for (let from = 0; from < ids.length;) {
      const end = ids.indexOf('\n', from)
      const stop = end < 0 ? ids.length : end
      yield { id: ids.slice(from, stop), stratum: strata[at] ?? 255 }
      at += 1
      from = stop + 1
    }
  }
}

/** Whether ids and strata are those of which the opening act names the digests. The chunks are hostile. */
export function isPopulation(
  chunks: Iterable<PopulationChunk>,
  { population, sample }: ActOf<'campaign.opened'>,
): boolean {
  const whole = new LinesDigest()
  const digests = sample.strata.map(() => new LinesDigest())
  let size = 0
  for (const { id, stratum } of populationIds(chunks)) {
    const digest = digests[stratum]
    if (digest === undefined) return false
    digest.add(id)
    whole.add(id)
    size += 1
  }
  return (
    size === population.size &&
    whole.end() === population.digest &&
    sample.strata.every((stratum, at) => digests[at]?.end() === stratum.digest)
  )
}

/** The population of a campaign, held against its digests first. Throws CASE_DAMAGED. */
export function campaignPopulation(
  file: CaseFile,
  id: ActId,
  opened: ActOf<'campaign.opened'>,
): Generator<PlacedId> {
  if (!isPopulation(file.review.population(id), opened))
    throw new DocketError('CASE_DAMAGED', {
      path: file.path,
      problem: `the population of campaign ${id} is not the one that it was opened with`,
    })
  return populationIds(file.review.population(id))
}
