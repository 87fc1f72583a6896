import type { CaseFile } from '../../casefile/case-file.ts'
import type { Verdict } from '../../model/decision.ts'
import { limitsOf } from '../../packet/limits.ts'
import { MAX_REVIEWED } from '../../packet/report/pick-decisions.ts'
import type { CampaignRecord } from '../../model/review.ts'
import { findingsIndexed } from '../finding-index/index-of-case.ts'
import { grantedAtRebuild } from '../review/granted-exceptions.ts'
import { campaignRecords } from '../review/read-campaigns.ts'
import type { ChosenDecisions } from '../seal/chosen-decisions.ts'
import { reviewOf } from '../seal/review-of.ts'
import { sealedDefinitions } from '../seal/sealed-definitions.ts'
import { sourceEntry } from '../seal/source-entry.ts'
import { archiveBytes, entrySizes, type PreviewEntry } from './entry-sizes.ts'
import { partOfPacket } from './part-of-packet.ts'
import { spreadOver } from './spread-over.ts'

/** Up to so many decisions all are looked at; of more, so many, spread over them. */
const MOST_LOOKED_AT = 250

/** What would go into a packet. */
export interface PacketReckoning {
  readonly decisions: number
  /** All is counted; else only `decisions` is, and the rest is reckoned from a part of them. */
  readonly exact: boolean
  readonly runs: number
  /** Decisions of those runs that were not chosen; 0 where not all is counted. */
  readonly othersInRuns: number
  readonly records: number
  readonly sources: { readonly id: number; readonly name: string; readonly records: number }[]
  readonly findings: number
  readonly verdicts: Partial<Record<Verdict, number>>
  readonly workflows: number
  readonly policyVersions: number
  readonly custody: number
  readonly entries: PreviewEntry[]
  readonly bytes: number
  /** What a pass will not prove; null where not all is counted. */
  readonly limits: string[] | null
}

/** Counts what would go into a packet, in a bounded time. Throws SOURCE_INCOMPLETE. */
export function reckonPacket(
  file: CaseFile,
  { ords, selection }: Pick<ChosenDecisions, 'ords' | 'selection'>,
): PacketReckoning {
  const { known, stored } = sealedDefinitions(file)
  const exact = ords.length <= MOST_LOOKED_AT
  const part = partOfPacket(file, exact ? ords : spreadOver(ords, MOST_LOOKED_AT), known)
  const times = exact ? 1 : ords.length / MOST_LOOKED_AT
  const grown = (count: number) => Math.round(count * times)
  const sources = [...part.runs.lines].map(([id, lines]) => ({
    id,
    name: file.sources.get(id).name,
    records: grown(lines.length),
  }))
  const records = sources.reduce((sum, each) => sum + each.records, 0)
  const { definitions, policies } = stored(part.used)
  const campaigns = campaignRecords(file)
  const { own, others } = part
  const findings = exact
    ? part.findings.findings
    : findingsOfDecisions(file, ords) + grown(own.findings - own.ofDecisions) + others.findings
  const entries = entrySizes(file, part, {
    times,
    decisions: ords.length,
    records,
    findings,
    definitions,
    review: reviewOf(known, part.used.workflows, campaigns, grantedAtRebuild(file)),
    reviewed: Math.min(
      MAX_REVIEWED,
      campaigns.reduce((sum, { items }) => sum + items.length, 0),
    ),
    populations: populationsOf(campaigns),
    sources: sources.map(({ id }) => sourceEntry(file, id)),
  })
  const { verdicts } = part.decisions
  return {
    decisions: ords.length,
    exact,
    runs: grown(part.runs.ids.size),
    othersInRuns: exact ? part.inRuns - part.decisions.decisions : 0,
    records,
    sources,
    findings,
    verdicts: Object.fromEntries(Object.entries(verdicts).map(([verdict, count]) => [verdict, grown(count)])),
    workflows: part.used.workflows.size,
    policyVersions: new Set(policies.map(({ id, version }) => `${id}@${version}`)).size,
    custody: file.custody.count() + 1,
    entries: [...entries],
    bytes: archiveBytes(entries),
    limits: exact ? [...limitsOf({ ...part, settings: file.meta.settings, selection })] : null,
  }
}

/** About: an id is as long as those of the items drawn. */
function populationsOf(campaigns: readonly CampaignRecord[]): {
  readonly entries: number
  readonly bytes: number
} {
  let [entries, bytes] = [0, 0]
  for (const { sample, population, items } of campaigns) {
    const ids = items.reduce((sum, { item }) => sum + Buffer.byteLength(item.id) + 1, 0)
    entries += sample.strata.length
    bytes += items.length === 0 ? 0 : Math.round((population.size * ids) / items.length)
  }
  return { entries, bytes }
}

/** Counted, however many decisions there are. */
function findingsOfDecisions(file: CaseFile, ords: Uint32Array): number {
  const { index } = findingsIndexed(file)
  const chosen = new Uint8Array(file.decisions.last + 1)
  for (const ord of ords) chosen[ord] = 1
  const isOfDecision = Uint8Array.from(index.shapes, ({ kind }) => (kind === 'decision' ? 1 : 0))
  let count = 0
  for (let place = 0; place < index.count; place += 1)
    if (isOfDecision[index.shape[place] as number] === 1 && chosen[index.about[place] as number] === 1)
      count += 1
  return count
}
