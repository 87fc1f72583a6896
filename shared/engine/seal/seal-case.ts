import { createHash } from 'node:crypto'
import type { CaseFile } from '../../casefile/case-file.ts'
import type { Where } from '../../casefile/where.ts'
import { DocketError } from '../../model/error.ts'
import type { OnProgress } from '../../model/progress.ts'
import type { ReviewFile } from '../../model/packet.ts'
import type { SourceEntry } from '../../model/source.ts'
import { timeText } from '../../model/time.ts'
import { TOOL } from '../../model/tool.ts'
import type { PacketContents, Signer } from '../../packet/contents.ts'
import { sealPacket } from '../../packet/seal.ts'
import { engineLabels } from '../engine-labels.ts'
import { readStoredDefinitions } from '../case-definitions.ts'
import { knownDefinitions, type KnownDefinitions } from '../known-definitions.ts'
import { ruleInfos } from '../rule-infos.ts'
import { lastRecordOf } from '../last-record.ts'
import { parseDecision } from '../parse-decision.ts'
import { chooseRecords } from './chosen-records.ts'
import { concernedFindings } from './concerned-findings.ts'
import { usedDefinitions } from './used-definitions.ts'

export interface SealOptions {
  /** `FIELD=VALUE`, as given; empty: all decisions. */
  readonly where: readonly Where[]
  readonly signers: readonly Signer[]
  readonly by: string
  readonly now: () => Date
  readonly onProgress?: OnProgress | undefined
}

/** What went in, for who asked for the packet. */
export interface SealedCounts {
  readonly decisions: number
  readonly records: number
  readonly findings: number
}

/**
 * The bytes of a packet of the decisions chosen, and, once they have gone by, what they hold. The act
 * stands in the custody log, and so in the packet itself, before the first byte. Throws CASE_NOT_REBUILT,
 * CASE_EMPTY, SOURCE_INCOMPLETE.
 */
export function sealCase(
  file: CaseFile,
  options: SealOptions,
): { readonly bytes: AsyncGenerator<Uint8Array>; readonly counts: () => SealedCounts } {
  if (file.meta.derived !== 'current') throw new DocketError('CASE_NOT_REBUILT', { path: file.path })
  if (file.decisions.count(options.where) === 0) throw new DocketError('CASE_EMPTY', { path: file.path })
  const counts = { decisions: 0, records: 0, findings: 0 }
  const contents = contentsOf(file, options, counts)
  file.transaction(() =>
    file.custody.append({
      time: contents.manifest.sealedAt,
      by: options.by,
      act: 'seal',
      about: {
        selection: [...contents.manifest.selection],
        keys: options.signers.map(({ keyid }) => keyid),
      },
    }),
  )
  return { bytes: sealPacket(contents, options.signers, startHash), counts: () => counts }
}

function contentsOf(
  file: CaseFile,
  options: SealOptions,
  counts: { decisions: number; records: number; findings: number },
): PacketContents {
  const { where } = options
  const stored = readStoredDefinitions(file)
  const known = knownDefinitions(stored.map(({ read }) => read))
  const chosen = chooseRecords(file, where, (json) => parseDecision(file, json).run)
  const used = usedBy(file, where, known)
  const sources = chosen.sources.map((id) => sourceEntry(file, id))
  const names = new Set(sources.map(({ name }) => name))
  const lastRecord = lastRecordOf(file)
  return {
    manifest: {
      case: file.name,
      selection: where.map(({ field, value }) => `${field}=${value}`),
      sealedAt: options.now().toISOString(),
      sealedBy: options.by,
      tool: TOOL,
      engines: engineLabels(),
      settings: file.meta.settings,
      lastRecord: lastRecord === undefined ? null : timeText(lastRecord),
    },
    async *decisions() {
      for (const { json } of file.decisions.iterate(where)) {
        counts.decisions += 1
        yield parseDecision(file, json)
      }
    },
    async *records() {
      for await (const record of chosen.records()) {
        counts.records += 1
        yield record
      }
    },
    proofs: chosen.proofs,
    sources,
    ...usedDefinitions(file, stored, known, used),
    async *findings() {
      const concerned = { ...used, runs: chosen.runs, sources: names }
      for (const finding of concernedFindings(file, concerned)) {
        counts.findings += 1
        yield finding
      }
    },
    rules: ruleInfos(),
    review: reviewOf(known, used.workflows),
    async *custody() {
      yield* file.custody.lines()
    },
  }
}

function startHash() {
  const running = createHash('sha256')
  return { update: (bytes: Uint8Array) => void running.update(bytes), digest: () => running.digest() }
}

function usedBy(file: CaseFile, where: readonly Where[], known: KnownDefinitions) {
  const decisions = new Set<string>()
  const workflows = new Set<string>()
  const policies = new Set<string>()
  const ofSharedId = new Set<number>()
  // Where all are chosen, each finding of a shared id is of one of them.
  const sharedIds = where.length === 0 ? new Set<string>() : file.decisions.sharedIds()
  for (const { ord, json } of file.decisions.iterate(where)) {
    const { id, workflow, transition, policy, inForce } = parseDecision(file, json)
    decisions.add(id)
    if (sharedIds.has(id)) ofSharedId.add(ord)
    if (workflow !== undefined) workflows.add(workflow.id)
    for (const each of [policy, inForce]) if (each !== undefined) policies.add(each.id)
    const defined = known.definitions.filter((each) => each.workflow.id === workflow?.id)
    for (const { workflow: definition } of defined)
      for (const each of definition.transitions)
        if (each.id === transition?.id && each.policy !== undefined) policies.add(each.policy)
  }
  return { decisions, ofSharedId, sharedIds, workflows, policies }
}

function sourceEntry(file: CaseFile, id: number): SourceEntry {
  const { name, format, end, fileBytes, importedAt, importedBy, context } = file.sources.get(id)
  if (end === undefined) throw new DocketError('SOURCE_INCOMPLETE', { name })
  return {
    id,
    name,
    format,
    sha256: end.sha256,
    bytes: fileBytes,
    records: file.lines.count(id),
    root: end.root,
    importedAt,
    importedBy,
    context,
  }
}

/** Nothing has been reviewed yet; the exceptions that count are told. */
function reviewOf(known: KnownDefinitions, workflows: ReadonlySet<string>): ReviewFile {
  const exceptions = known.definitions
    .filter(({ workflow }) => workflows.has(workflow.id))
    .flatMap(({ workflow: { id, version }, exceptions: each }) =>
      each.map((exception) => ({ workflow: { id, version }, exception })),
    )
  return { verdicts: [], exceptions, signOffs: [] }
}
