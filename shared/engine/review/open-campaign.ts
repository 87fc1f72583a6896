import { sha256 } from '../../crypto.ts'
import type { CaseFile } from '../../casefile/case-file.ts'
import type { PopulationChunk } from '../../casefile/review-store.ts'
import { DocketError } from '../../model/error.ts'
import type { ActId, CampaignPlan, Person, Population, Sample } from '../../model/review.ts'
import { endOfDateOrTime } from '../../model/time.ts'
import { factsDigest } from '../../review/results.ts'
import { sameText } from '../../review/own-part.ts'
import { decisionsIndexed } from '../decision-index/index-of-case.ts'
import { describeItem } from './describe-item.ts'
import { drawSample } from './draw-sample.ts'
import { gatherPopulation, type ItemPopulation, type PopulationItem } from './population.ts'
import { lastRebuild } from './granted-exceptions.ts'
import { scopeWords } from './scope-words.ts'
import { type Acting, writeAct } from './write-act.ts'

const IDS_A_CHUNK = 10_000

/** What a campaign would be made of, before it is opened. */
export interface CampaignPreview {
  readonly population: Population
  readonly sample: Sample
}

/**
 * Population and sample of a plan, with nothing written. Throws CASE_NOT_REBUILT, USAGE for conditions that are none,
 * REVIEW_REFUSED for a plan that cannot be followed.
 */
export function previewCampaign(
  file: CaseFile,
  plan: Pick<CampaignPlan, 'scope' | 'items' | 'sample'>,
): CampaignPreview {
  const { population, sample } = gathered(file, plan)
  return { population, sample }
}

/**
 * Opens a campaign: fixes its population and draws its sample, once and for all. A later rebuild changes neither.
 * Throws as `previewCampaign`.
 */
export function openCampaign(
  file: CaseFile,
  plan: CampaignPlan,
  { person, ...acting }: Acting & { readonly person: Person },
): ActId {
  refuseUnfit(plan, acting.now())
  const { population, sample, all, drawn } = gathered(file, plan)
  if (sample.size === 0)
    throw new DocketError('REVIEW_REFUSED', { problem: 'the scope holds no item to review' })
  const { index } = decisionsIndexed(file)
  return file.transaction(() => {
    const time = acting.now().toISOString()
    const items = drawn.map((item) => describeItem(file, index, item))
    const facts = factsDigest(items, sha256)
    const id = writeAct(
      file,
      { act: 'campaign.opened', time, by: person, plan, population, sample, facts },
      acting,
    )
    file.review.addPopulation(id, chunks(all))
    file.review.addItems(
      id,
      items.map((item) => JSON.stringify(item)),
    )
    return id
  })
}

function gathered(file: CaseFile, plan: Pick<CampaignPlan, 'scope' | 'items' | 'sample'>) {
  if (file.meta.derived !== 'current') throw new DocketError('CASE_NOT_REBUILT', { path: file.path })
  return file.snapshot(() => {
    const { index } = decisionsIndexed(file)
    const { strata } = plan.sample
    const all = gatherPopulation(file, index, { scope: plan.scope, items: plan.items, strata })
    const { population, sample, drawn } = drawSample(() => all.items(), plan.sample)
    return {
      population: {
        ...population,
        decisions: all.decisions,
        selected: [...scopeWords(plan)],
        rebuild: rebuildOf(file),
      },
      sample,
      all,
      drawn: itemsDrawn(all, drawn),
    }
  })
}

/** In order of strata, then of ids. */
function itemsDrawn(all: ItemPopulation, drawn: readonly (readonly string[])[]): readonly PopulationItem[] {
  const wanted = drawn.map((ids) => new Set(ids))
  const found = wanted.map((): PopulationItem[] => [])
  for (const item of all.items())
    if (wanted[item.stratum]?.has(item.id) === true) found[item.stratum]?.push(item)
  return found.flat()
}

function* chunks(all: ItemPopulation): Generator<PopulationChunk> {
  let ids: string[] = []
  let strata: number[] = []
  for (const { id, stratum } of all.items()) {
    ids.push(`${id}\n`)
    strata.push(stratum)
    if (ids.length < IDS_A_CHUNK) continue
    yield { ids: ids.join(''), strata: Uint8Array.from(strata) }
    ids = []
    strata = []
  }
  if (ids.length > 0) yield { ids: ids.join(''), strata: Uint8Array.from(strata) }
}

function rebuildOf(file: CaseFile): Population['rebuild'] {
  const found = lastRebuild(file)
  if (found?.entry === undefined) return null
  return { seq: found.seq, digest: found.digest, time: found.entry.time }
}

function refuseUnfit({ stages, signers, revokeBy, sample }: CampaignPlan, now: Date): void {
  const refuse = (problem: string) => {
    throw new DocketError('REVIEW_REFUSED', { problem })
  }
  for (const { name, reviewers } of stages) {
    const names = reviewers.map((each) => each.name)
    const twice = names.find((each, at) => names.findIndex((other) => sameText(other, each)) !== at)
    if (twice !== undefined) refuse(`${twice} is named twice at stage ${name}`)
  }
  if (signers.length === 1) refuse('two people sign: name two, or none')
  const end = revokeBy === null ? undefined : endOfDateOrTime(revokeBy)
  if (end !== undefined && end < now.getTime())
    refuse(`what is revoked would be due at ${String(revokeBy)}, which is past`)
  const { size } = sample
  if (size.method === 'attribute' && size.expected >= size.tolerable)
    refuse('the deviation rate that is expected must be below the tolerable one')
}
