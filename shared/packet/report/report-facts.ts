import type { PacketManifest, ReviewFile } from '../../model/packet.ts'
import type { CampaignRecord, ItemStanding } from '../../model/review.ts'
import type { SourceEntry } from '../../model/source.ts'
import type { RuleInfo } from '../contents.ts'
import type { DecisionFigures } from '../decision-figures.ts'
import type { FindingFigures } from '../finding-figures.ts'
import type { PickedDecisions } from './pick-decisions.ts'
import type { PickedFindings } from './pick-findings.ts'
import type { Quote } from './quotes.ts'

/** The log of handling as a report shows it: its first lines and its last ones. */
export interface CustodyShown {
  readonly count: number
  readonly first: readonly string[]
  readonly last: readonly string[]
}

/** Everything that a report is made of; bounded, whatever the packet's size. */
export interface ReportFacts {
  readonly manifest: PacketManifest
  readonly keyids: readonly string[]
  readonly rules: ReadonlyMap<string, RuleInfo>
  readonly decisions: DecisionFigures
  readonly findings: FindingFigures
  readonly picked: PickedDecisions
  readonly listed: PickedFindings
  readonly quotes: ReadonlyMap<string, Quote>
  readonly sources: readonly SourceEntry[]
  readonly review: ReviewFile
  readonly campaigns: readonly CampaignRecord[]
  /** What people concluded of a decision, by its id. */
  readonly reviewed: ReadonlyMap<string, readonly ItemStanding[]>
  /** How many values were withheld, and of how many records; undefined where none was. */
  readonly withheld: { readonly values: number; readonly records: number } | undefined
  readonly custody: CustodyShown
}
