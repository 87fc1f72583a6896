import { createHash, randomBytes } from 'node:crypto'
import type { CaseFile } from '../../casefile/case-file.ts'
import { DocketError } from '../../model/error.ts'
import type { GrowthFile } from '../../model/growth.ts'
import type { OnProgress } from '../../model/progress.ts'
import { timeText } from '../../model/time.ts'
import { TOOL } from '../../model/tool.ts'
import type { PacketContents, Signer } from '../../packet/contents.ts'
import type { RedactionRule } from '../../packet/redaction/redaction-rule.ts'
import { sealPacket } from '../../packet/seal.ts'
import { engineLabels } from '../engine-labels.ts'
import { ruleInfos } from '../rule-infos.ts'
import { lastRecordOf } from '../last-record.ts'
import { grantedAtRebuild } from '../review/granted-exceptions.ts'
import { campaignRecords } from '../review/read-campaigns.ts'
import { parseDecision } from '../parse-decision.ts'
import type { Choice, ChosenDecisions } from './chosen-decisions.ts'
import { chooseDecisions } from './chosen-decisions.ts'
import { chosenProofs, chosenRecords } from './chosen-records.ts'
import { chooseRuns, type ChosenRuns } from './chosen-runs.ts'
import { concernedFindings } from './concerned-findings.ts'
import { disclosureLines } from './disclosure.ts'
import { growthSince } from './growth-since.ts'
import { planRedaction, refuseUnfit } from './plan-redaction.ts'
import { redactedContents, saltsFrom } from './redacted-contents.ts'
import { reckonPacket } from '../preview/reckon-packet.ts'
import { populationsOf, reviewOf } from './review-of.ts'
import { sealedDefinitions } from './sealed-definitions.ts'
import { sourceEntry } from './source-entry.ts'
import { refuseTellingReview } from './telling-review.ts'
import { readTypefaces } from './typefaces.ts'
import { usedBy } from './used-by.ts'

export interface SealOptions extends Choice {
  readonly signers: readonly Signer[]
  readonly by: string
  readonly now: () => Date
  readonly onProgress?: OnProgress | undefined
  /** What to withhold; a disclosure comes beside the packet. Left out or empty: nothing. */
  readonly redact?: readonly RedactionRule[] | undefined
  /** The path of an earlier packet, from whose sources those of this one grew. */
  readonly previous?: string | undefined
  /** Random bytes, for salts. */
  readonly random?: ((bytes: number) => Uint8Array) | undefined
}

/** What went in, for who asked for the packet. */
export interface SealedCounts {
  readonly decisions: number
  readonly records: number
  readonly findings: number
  /** Values withheld, and records that they are of. */
  readonly withheld?: { readonly values: number; readonly records: number }
}

export interface Sealing {
  readonly bytes: AsyncGenerator<Uint8Array>
  /** How many bytes there will be, about. */
  readonly reckonedBytes: number
  /** Once the bytes have gone by, what they hold. */
  readonly counts: () => SealedCounts
  /** The number of the custody entry that says it was begun: the last one that the packet itself holds. */
  readonly begun: number
  /** Once the bytes have gone by, the lines of the disclosure; undefined where nothing was withheld. */
  readonly disclosure: (() => AsyncGenerator<string>) | undefined
}

/**
 * The bytes of a packet of the decisions chosen. The act stands in the custody log, and so in the packet itself,
 * before the first byte. Throws CASE_NOT_REBUILT, CASE_EMPTY, SOURCE_INCOMPLETE, USAGE,
 * REDACTION_REFUSED.
 */
export async function sealCase(file: CaseFile, options: SealOptions): Promise<Sealing> {
  if (file.meta.derived !== 'current') throw new DocketError('CASE_NOT_REBUILT', { path: file.path })
  const chosen = chooseDecisions(file, options)
  if (chosen.ords.length === 0) throw new DocketError('CASE_EMPTY', { path: file.path })
  const counts = { decisions: 0, records: 0, findings: 0 }
  const reckonedBytes = reckonPacket(file, chosen).bytes
  const whole = contentsOf(file, chosen, options, counts)
  const typefaces = await readTypefaces()
  const growth =
    options.previous === undefined
      ? undefined
      : await growthSince(file, whole.contents.sources, options.previous)
  const { contents, lines, mask } = await redactionOf(file, chosen, whole, options)
  const { withheld } = contents
  const { seq } = file.transaction(() =>
    file.custody.append({
      time: contents.manifest.sealedAt,
      by: options.by,
      act: 'seal',
      about: {
        selection: [...contents.manifest.selection],
        keys: options.signers.map(({ keyid }) => keyid),
        // Names and reasons alone: a condition would tell something of the values.
        ...(withheld === undefined
          ? {}
          : { withheld: options.redact?.map(({ field, reason }) => ({ field, reason })) }),
      },
    }),
  )
  let statement: string | undefined
  const bytes = sealPacket(
    { ...contents, typefaces, growth: growth && maskedGrowth(growth, mask) },
    options.signers,
    startHash,
    (digest) => void (statement = digest),
  )
  const told =
    withheld === undefined ? {} : { withheld: { values: withheld.values, records: withheld.records } }
  return {
    bytes,
    reckonedBytes,
    counts: () => ({ ...counts, ...told }),
    begun: seq,
    disclosure: lines && (() => lines(statement ?? '')),
  }
}

/** Names of sources of the earlier packet may tell what is withheld from this one. */
function maskedGrowth(growth: GrowthFile, mask: (text: string) => string): GrowthFile {
  return { ...growth, others: growth.others.map((each) => ({ ...each, name: mask(each.name) })) }
}

interface Redacted {
  readonly contents: PacketContents
  readonly mask: (text: string) => string
  readonly lines?: (statement: string) => AsyncGenerator<string>
}

/** The contents without what is to be withheld, and how its disclosure reads. */
async function redactionOf(
  file: CaseFile,
  chosen: ChosenDecisions,
  whole: Chosen,
  { redact = [], random = randomBytes, by }: SealOptions,
): Promise<Redacted> {
  if (redact.length === 0) return { contents: whole.contents, mask: (text) => text }
  const { definitions } = whole.contents
  const plan = await planRedaction(file, { runs: whole.runs, definitions }, redact)
  refuseUnfit(file, plan, chosen)
  await refuseTellingReview(whole.contents, plan)
  const saltOf = saltsFrom(random(32))
  return {
    contents: redactedContents(whole.contents, plan, { saltOf, by }),
    mask: (text) => plan.values.mask(text),
    lines: (statement) => disclosureLines(statement, () => chosenRecords(file, whole.runs), plan, saltOf),
  }
}

interface Chosen {
  readonly contents: PacketContents
  readonly runs: ChosenRuns
}

function contentsOf(
  file: CaseFile,
  chosen: ChosenDecisions,
  options: SealOptions,
  counts: { decisions: number; records: number; findings: number },
): Chosen {
  const { stored, known } = sealedDefinitions(file)
  const used = usedBy(
    Iterator.from(chosen.texts()).map(({ json }) => parseDecision(file, json)),
    known,
  )
  const runs = chooseRuns(file, used.runs)
  const sources = [...runs.lines.keys()].map((id) => sourceEntry(file, id))
  const names = new Set(sources.map(({ name }) => name))
  const lastRecord = lastRecordOf(file)
  const campaigns = campaignRecords(file)
  const contents: PacketContents = {
    manifest: {
      case: file.name,
      selection: [...chosen.selection],
      sealedAt: options.now().toISOString(),
      sealedBy: options.by,
      tool: TOOL,
      engines: engineLabels(),
      settings: file.meta.settings,
      lastRecord: lastRecord === undefined ? null : timeText(lastRecord),
    },
    async *decisions() {
      for (const { json } of chosen.texts()) {
        counts.decisions += 1
        yield parseDecision(file, json)
      }
    },
    async *records() {
      for await (const record of chosenRecords(file, runs)) {
        counts.records += 1
        yield record
      }
    },
    proofs: () => chosenProofs(file, runs),
    sources,
    ...stored(used),
    async *findings() {
      const { workflows, policies } = used
      const concerned = { decisions: chosen.ords, runs: runs.ords, workflows, policies, sources: names }
      for (const finding of concernedFindings(file, concerned)) {
        counts.findings += 1
        yield finding
      }
    },
    rules: ruleInfos(),
    review: reviewOf(known, used.workflows, campaigns, grantedAtRebuild(file)),
    populations: populationsOf(file, campaigns),
    async *custody() {
      yield* file.custody.lines()
    },
  }
  return { contents, runs }
}

function startHash() {
  const running = createHash('sha256')
  return { update: (bytes: Uint8Array) => void running.update(bytes), digest: () => running.digest() }
}
