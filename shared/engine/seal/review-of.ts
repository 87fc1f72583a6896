import type { CaseFile } from '../../casefile/case-file.ts'
import type { ReviewFile } from '../../model/packet.ts'
import type { CampaignRecord, GrantedException } from '../../model/review.ts'
import type { ListedIds } from '../../packet/contents.ts'
import type { KnownDefinitions } from '../known-definitions.ts'
import { campaignState } from '../review/case-acts.ts'
import { campaignPopulation } from '../review/stored-population.ts'

/** The exceptions that count, and of each campaign given its record whole, its results and who signed them. */
export function reviewOf(
  known: KnownDefinitions,
  workflows: ReadonlySet<string>,
  campaigns: readonly CampaignRecord[] = [],
  granted: readonly GrantedException[] = [],
): ReviewFile {
  const exceptions = known.definitions
    .filter(({ workflow }) => workflows.has(workflow.id))
    .flatMap(({ workflow: { id, version }, exceptions: each }) =>
      each.map((exception) => ({ workflow: { id, version }, exception })),
    )
  return {
    verdicts: campaigns.flatMap(({ id, results }) => results.map((result) => ({ campaign: id, ...result }))),
    exceptions: [...exceptions, ...granted.map((each) => grantedEntry(each, campaigns))],
    signOffs: campaigns.flatMap(({ id, signOffs }) => signOffs.map((each) => ({ campaign: id, ...each }))),
    campaigns: [...campaigns],
  }
}

/** Granted in review: it is of the workflow of what was reviewed, and whole under `granted`. */
function grantedEntry(granted: GrantedException, campaigns: readonly CampaignRecord[]) {
  const { id, campaign, items, terms } = granted
  const found = campaigns.find((each) => each.id === campaign)?.items.find(({ item }) => item.id === items[0])
  const workflow = { id: found?.item.workflow ?? 'none', version: found?.item.workflowVersion ?? 'none' }
  const { clause, until, owner, reason } = terms
  return { workflow, exception: { id, finding: clause, input: undefined, until, owner, reason }, granted }
}

/**
 * The ids of each campaign's population, one entry a stratum, sorted as bytes, one a line: with them anybody draws
 * the sample again, and its digest is that of the stratum. Throws CASE_DAMAGED.
 */
export function populationsOf(file: CaseFile, campaigns: readonly CampaignRecord[]): readonly ListedIds[] {
  return campaigns.flatMap(({ id, sample }, at) =>
    sample.strata.map((_, stratum) => ({
      campaign: at,
      stratum,
      async *ids() {
        for (const placed of campaignPopulation(file, id, campaignState(file, id).opened))
          if (placed.stratum === stratum) yield placed.id
      },
    })),
  )
}
