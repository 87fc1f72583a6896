import { ENTRY, PacketManifest, type StatementPredicate } from '../model/packet.ts'
import type { StatedOfPacket, VerificationReport, VerificationStep } from '../model/verification.ts'
import { CHECKS, type CheckId } from './check-texts.ts'
import { checkCheckpoints } from './checks/checkpoints.ts'
import { checkGrowth } from './checks/growth.ts'
import { checkCustody } from './checks/custody.ts'
import { checkDecisions } from './checks/decisions.ts'
import { checkDefinitions } from './checks/definitions.ts'
import { checkEntries } from './checks/entries.ts'
import { checkFindings } from './checks/findings.ts'
import { checkLimits, checkManifest } from './checks/manifest.ts'
import { checkRecords } from './checks/proofs.ts'
import { checkKeys, checkSignature, readPacketKeys, type TrustedKey } from './checks/signature.ts'
import { checkReview } from './checks/review.ts'
import { checkSources, type SourcesById } from './checks/sources.ts'
import { checkStatement, type StatementRead } from './checks/statement.ts'
import { checkTimestamps } from './checks/timestamps.ts'
import { WithheldJudge } from './checks/withheld.ts'
import { checkArchive } from './container/archive-check.ts'
import { readDirectory } from './container/directory.ts'
import { doesNotHold, EntryFault, notChecked, type Judged } from './faults.ts'
import { formatDigest } from '../proof/digest.ts'
import { jsonEntry } from './json-reading.ts'
import { PacketReader } from './packet-reader.ts'
import type { PacketSource, VerifyTools } from './packet-source.ts'
import type { RebuildFromPacket } from './reperform.ts'
import { reperform } from './reperform/do-again.ts'
import type { DisclosureSource } from './disclosure.ts'
import { nothingWithheld, readWithheldPlaces } from './withheld-places.ts'
import { type Judgements, reportOf, stepsOf } from './report.ts'

export interface VerifyRequest {
  /** The keys that the person vouches for, and what is known of them. Keys of the packet never count as such. */
  readonly trusted: readonly TrustedKey[]
  /** Certificates (DER) of authorities for timestamps that the person vouches for; left out: none. */
  readonly authorities?: readonly Uint8Array[] | undefined
  /** Does the work again; left out where that is not asked for. */
  readonly rebuild?: RebuildFromPacket
  /** What was withheld from the packet, or a part of it; left out where it is not at hand. */
  readonly disclosure?: DisclosureSource | undefined
  /** Told of all checks, each time that one of them was made. */
  readonly onStep?: (steps: readonly VerificationStep[]) => void
}

/**
 * Verifies a packet (formats.md 5): every check is run and listed, and none stops the others; what a check
 * needs and cannot have, it says. Rejects only with what the source or the rebuild throws: a packet, however
 * it was made, gives a report, in time and memory bounded by its size and by LIMITS.
 */
export async function verifyPacket(
  source: PacketSource,
  tools: VerifyTools,
  request: VerifyRequest,
): Promise<VerificationReport> {
  const { onStep } = request
  const again = request.rebuild !== undefined
  const checks = new ToldChecks(() => onStep?.(stepsOf(judgements, { again })))
  const judgements: Judgements = { checks, signatures: [], timestamps: [] }
  onStep?.(stepsOf(judgements, { again }))
  const directory = await orFault(() => readDirectory(source))
  if (directory instanceof EntryFault) {
    checks.set('archive', doesNotHold(directory.message))
    for (const id of Object.keys(CHECKS) as CheckId[])
      if (!checks.has(id) && !id.includes('.')) checks.set(id, notChecked('the archive cannot be read'))
    return reportOf(source.name, judgements, { about: null, limits: [] })
  }
  checks.set('archive', await checkArchive(source, directory))
  const reader = new PacketReader(source, directory, tools)
  const statement = await verifyStatement(reader, tools, request, judgements)
  const manifest = await verifyContents(reader, tools, request, { judgements, statement })
  const { predicate } = statement ?? {}
  return reportOf(source.name, judgements, {
    about: predicate === undefined ? null : statedIn(predicate),
    limits: manifest?.limits ?? predicate?.limits ?? [],
  })
}

/** Judgements by check, that tell of each as it is made. */
class ToldChecks extends Map<CheckId, Judged> {
  readonly #told: () => void

  constructor(told: () => void) {
    super()
    this.#told = told
  }

  override set(id: CheckId, judged: Judged): this {
    super.set(id, judged)
    this.#told()
    return this
  }
}

function statedIn({ case: name, selection, counts, sealedAt, sealedBy }: StatementPredicate): StatedOfPacket {
  return { case: name, selection, counts, sealedAt, sealedBy }
}

async function verifyStatement(
  reader: PacketReader,
  tools: VerifyTools,
  request: VerifyRequest,
  { checks, signatures, timestamps }: Judgements,
): Promise<StatementRead | undefined> {
  const checked = await orFault(() => checkStatement(reader))
  const found = await readPacketKeys(reader, tools)
  if (checked instanceof EntryFault) {
    checks.set('statement', doesNotHold(checked.message))
    checks.set('signature', doesNotHold('there is no envelope with a signature'))
    checks.set('timestamps', notChecked('there is no envelope with a signature'))
    checks.set('keys', notChecked('there is no statement to say which keys sealed it'))
    return undefined
  }
  const { judged, read } = checked
  checks.set('statement', judged)
  const { sealedAt } = read.predicate ?? {}
  const keys = { trusted: request.trusted, inPacket: found.keys, sealedAt }
  for (const at of read.envelope.signatures.keys()) signatures.push(checkSignature(read.envelope, at, keys))
  const stamps = { authorities: request.authorities ?? [], sealedAt }
  timestamps.push(...(await checkTimestamps(read.envelope, tools, stamps)))
  checks.set('keys', checkKeys(found, read.predicate?.signers ?? []))
  return read
}

interface SoFar {
  readonly judgements: Judgements
  readonly statement: StatementRead | undefined
}

async function verifyContents(
  reader: PacketReader,
  tools: VerifyTools,
  request: VerifyRequest,
  { judgements, statement }: SoFar,
): Promise<PacketManifest | undefined> {
  const { checks } = judgements
  checks.set('custody', await checkCustody(reader, tools.hash))
  const listed = await orFault(() => checkSources(reader))
  checks.set('sources', listed instanceof EntryFault ? doesNotHold(listed.message) : listed.judged)
  const sources: SourcesById = listed instanceof EntryFault ? new Map() : listed.sources
  const keys = [...request.trusted, ...(await readPacketKeys(reader, tools)).keys]
  const made = [
    ['sources.checkpoints', await orFault(() => checkCheckpoints(reader, sources, keys))],
    ['sources.growth', await orFault(() => checkGrowth(reader, sources, tools.hash))],
  ] as const
  for (const [id, judged] of made)
    if (judged !== undefined)
      checks.set(id, judged instanceof EntryFault ? doesNotHold(judged.message) : judged)
  const places = await orFault(() => readWithheldPlaces(reader))
  const withheld = orNone(places) ?? nothingWithheld()
  const { disclosure } = request
  const judge = await WithheldJudge.begin({
    places: withheld,
    disclosure,
    statement: statement && formatDigest(tools.hash(statement.envelope.payload)),
    hash: tools.hash,
  })
  const { records, proofs, index } = await checkRecords(reader, sources, tools.hash, judge)
  checks.set('records', records)
  judgements.withheld = judge.outcomes()
  checks.set('withheld', places instanceof EntryFault ? doesNotHold(places.message) : judge.judged())
  checks.set('proofs', proofs)
  const manifest = await orFault(() => jsonEntry(reader, ENTRY.manifest, PacketManifest))
  const decisions = await checkDecisions(reader, index, orNone(manifest))
  const { codes } = decisions.seen
  checks.set('decisions', decisions.decisions)
  checks.set('selection', decisions.selection)
  const { review, judged: reviewJudged } = await checkReview(reader, tools, request.trusted)
  checks.set('review', reviewJudged)
  const findings = await checkFindings(reader, { codes, index, review })
  checks.set('findings', findings.judged)
  await reader.readRest()
  checks.set(
    'entries',
    statement?.subject === undefined
      ? notChecked('there is no statement to hold the entries against')
      : checkEntries(reader.names, reader.read, statement.subject),
  )
  if (manifest instanceof EntryFault) {
    checks.set('manifest', doesNotHold(manifest.message))
    for (const id of ['definitions', 'limits', 'reperform'] as const)
      checks.set(id, notChecked('the manifest cannot be read'))
    return undefined
  }
  const contents = {
    decisions: decisions.seen,
    records: index.count,
    sources: sources.size,
    findings: findings.count,
  }
  checks.set('manifest', checkManifest(manifest, contents, statement?.predicate))
  checks.set('limits', checkLimits(manifest))
  checks.set('definitions', checkDefinitions(manifest, reader.read, decisions.seen.replayed, tools.hash))
  if (request.rebuild === undefined) checks.set('reperform', notChecked('it was not asked for'))
  else if (review === undefined) checks.set('reperform', notChecked('the review file cannot be read'))
  else {
    const { rebuild } = request
    const again = await reperform(reader, {
      rebuild,
      manifest,
      sources,
      review,
      hash: tools.hash,
      withheld,
      disclosure,
    })
    checks.set('reperform.decisions', again.decisions)
    checks.set('reperform.replay', again.replay)
    checks.set('reperform.findings', again.findings)
    checks.set('reperform.beyond', again.beyond)
  }
  return manifest
}

function orNone<T>(read: T | EntryFault): T | undefined {
  return read instanceof EntryFault ? undefined : read
}

/** A fault as a value: the check that met it says so, and the next one runs. */
async function orFault<T>(check: () => Promise<T>): Promise<T | EntryFault> {
  try {
    return await check()
  } catch (error) {
    if (error instanceof EntryFault) return error
    throw error
  }
}
