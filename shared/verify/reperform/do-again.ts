import { Decision } from '../../model/decision.ts'
import { DocketError } from '../../model/error.ts'
import { ENTRY, type PacketManifest, type ReviewFile } from '../../model/packet.ts'
import type { Hash } from '../../proof/hash.ts'
import type { SourcesById } from '../checks/sources.ts'
import { decisionKey } from '../decision-key.ts'
import { doesNotHold, EntryFault, notChecked, type Judged } from '../faults.ts'
import { jsonLines } from '../json-reading.ts'
import type { DisclosureSource } from '../disclosure.ts'
import { readableRecords } from '../readable-records.ts'
import type { WithheldPlaces } from '../withheld-places.ts'
import type { PacketReader } from '../packet-reader.ts'
import { BEYOND_THE_PACKET } from './beyond-the-packet.ts'
import { compareDecisions } from './compare-decisions.ts'
import { compareFindings, type Subjects } from './compare-findings.ts'
import type { PacketDefinition, RebuildFromPacket, Reperformed } from '../reperform.ts'

export interface ReperformJudged {
  readonly decisions: Judged
  readonly replay: Judged
  readonly findings: Judged
  readonly beyond: Judged
}

export interface ReperformRequest {
  readonly rebuild: RebuildFromPacket
  readonly manifest: PacketManifest
  readonly sources: SourcesById
  readonly review: ReviewFile
  readonly hash: Hash
  readonly withheld: WithheldPlaces
  readonly disclosure: DisclosureSource | undefined
}

/**
 * Does the work again from the packet alone, and holds what comes out against what the packet claims. What
 * the rebuild refuses as a DocketError does not hold; anything else that it throws is a bug, and passes.
 */
export async function reperform(reader: PacketReader, request: ReperformRequest): Promise<ReperformJudged> {
  const { manifest, review } = request
  let again: Reperformed | undefined
  try {
    again = await request.rebuild({
      manifest,
      review,
      sources: [...request.sources.values()],
      definitions: await definitionsOf(reader, manifest),
      records: () => readableRecords(reader, request.withheld, request.disclosure),
    })
    return await compare(reader, again, request)
  } catch (error) {
    if (!isOfThePacket(error)) throw error
    const judged = doesNotHold(`it cannot be done again from this packet: ${error.message}`)
    return { decisions: judged, replay: judged, findings: judged, beyond: notChecked(BEYOND_THE_PACKET) }
  } finally {
    await again?.close?.()
  }
}

/** Whether it says something of the packet. That the person cancelled does not. */
function isOfThePacket(error: unknown): error is EntryFault | DocketError {
  return error instanceof EntryFault || (error instanceof DocketError && error.code !== 'CANCELLED')
}

async function compare(
  reader: PacketReader,
  again: Reperformed,
  { manifest, hash }: ReperformRequest,
): Promise<ReperformJudged> {
  const chosen = { all: manifest.selection.length === 0 }
  const { decisions, replay, codes } = await compareDecisions(reader, again, chosen, hash)
  const subjects = await subjectsOf(reader)
  const { within, beyond } = await compareFindings(reader, again, subjects, hash)
  return { decisions, replay, findings: both(within, codes), beyond }
}

function both(findings: Judged, codes: Judged): Judged {
  if (codes.result === 'holds') return findings
  if (findings.result !== 'does-not-hold') return codes
  return { result: 'does-not-hold', detail: `${findings.detail}; ${codes.detail}` }
}

async function definitionsOf(
  reader: PacketReader,
  manifest: PacketManifest,
): Promise<readonly PacketDefinition[]> {
  const definitions: PacketDefinition[] = []
  for (const { kind, name, path, files } of manifest.definitions) {
    const read: { readonly name: string; readonly bytes: Uint8Array }[] = []
    for (const file of files ?? []) read.push({ name: file.name, bytes: await reader.bytes(file.path) })
    definitions.push({ kind, name, bytes: await reader.bytes(path), files: read })
  }
  return definitions
}

async function subjectsOf(reader: PacketReader): Promise<Subjects> {
  const decisions = new Set<string>()
  const runs = new Set<string>()
  const runsOf = new Map<string, string[]>()
  for await (const { value } of jsonLines(reader, ENTRY.decisions, Decision)) {
    decisions.add(decisionKey(value))
    runs.add(value.run)
    const ofId = runsOf.get(value.id)
    if (ofId === undefined) runsOf.set(value.id, [value.run])
    else ofId.push(value.run)
  }
  return { decisions, runs, runsOf }
}
