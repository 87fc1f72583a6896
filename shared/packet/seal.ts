import type { Decision } from '../model/decision.ts'
import type { Finding } from '../model/finding.ts'
import { GROWTH_ENTRY } from '../model/growth.ts'
import { ENTRY, type InclusionProof, OSCAL_ENTRY, type PacketManifest, REPORT_PDF } from '../model/packet.ts'
import { populationEntry } from '../model/review-entries.ts'
import { WITHHELD_ENTRY } from '../model/withheld.ts'
import { formatDigest } from '../proof/digest.ts'
import { encodeHex } from '../proof/hex.ts'
import type { PacketContents, RawRecord, Signer, StartHash } from './contents.ts'
import { countDecisions } from './decision-figures.ts'
import { type PlacedDefinition, placeDefinitions } from './definition-paths.ts'
import { countFindings } from './finding-figures.ts'
import { checkpointEntries } from './checkpoint-entries.ts'
import { keyEntries } from './key-entries.ts'
import { manifestOf } from './manifest.ts'
import { oscalOf } from './oscal.ts'
import { recordLine } from './record-line.ts'
import { recordPlaces } from './record-places.ts'
import { reportPdf } from './pdf/report-pdf.ts'
import { campaignsOf, itemsByDecision } from './report/campaigns.ts'
import { watchCustody } from './report/custody-section.ts'
import { reportPage } from './report/page.ts'
import { pickDecisions } from './report/pick-decisions.ts'
import { pickFindings } from './report/pick-findings.ts'
import { quoteRecords } from './report/quotes.ts'
import type { ReportFacts } from './report/report-facts.ts'
import { sarifPieces } from './sarif.ts'
import { sealStatement } from './statement.ts'
import { jsonDocument, ndjson, textChunks } from './text-chunks.ts'
import { watched } from './watched.ts'
import { withheldPieces } from './withheld-entry.ts'
import { writeZip, type ZipMember } from './zip-writer.ts'

/**
 * The bytes of a sealed packet (formats.md 5), as they come. Each stream of the contents is read once: the
 * order of the entries is such that what an entry needs has gone by before it. Custody and decisions come
 * before proofs, records and findings; manifest, report and statement after those; and of what comes after
 * the statement (`workflows/`) the bytes are at hand. Memory grows by about eight bytes a record.
 *
 * Requires at least one signer, and contents as PacketContents says; throws on what is out of order. The
 * statement's digest (`sha256:`, of its payload) is told before its bytes come.
 */
export async function* sealPacket(
  contents: PacketContents,
  signers: readonly Signer[],
  startHash: StartHash,
  onStatement: (digest: string) => void = () => undefined,
): AsyncGenerator<Uint8Array> {
  const digests = new Map<string, string>()
  const definitions = placeDefinitions(contents.definitions)
  const ready = [
    ...keyEntries(signers),
    ...checkpointEntries(contents.sources, signers, (bytes) => hashOf(startHash, bytes)),
    ...growthEntry(contents),
    ...definitions.flatMap(({ entries }) => entries),
  ]
  for (const { path, bytes } of ready) digests.set(path, encodeHex(hashOf(startHash, bytes)))
  const members = [
    ...ready.map(({ path, bytes }) => ({ name: path, chunks: () => once(bytes) })),
    ...entriesOf(contents, { signers, definitions, digests, startHash, onStatement }).map((entry) => ({
      name: entry.name,
      chunks: () => digesting(entry.name, chunksOf(entry), digests, startHash),
    })),
  ]
  yield* writeZip(inOrder(members))
}

interface TextEntry {
  readonly name: string
  readonly text: () => AsyncIterable<string> | Iterable<string>
}

interface BytesEntry {
  readonly name: string
  readonly bytes: () => AsyncIterable<Uint8Array>
}

function chunksOf(entry: TextEntry | BytesEntry): AsyncIterable<Uint8Array> {
  return 'bytes' in entry ? entry.bytes() : textChunks(entry.text())
}

interface Sealing {
  readonly signers: readonly Signer[]
  readonly definitions: readonly PlacedDefinition[]
  readonly digests: ReadonlyMap<string, string>
  readonly startHash: StartHash
  readonly onStatement: (digest: string) => void
}

/** The entries that have names of their own. Their text is asked for one after the other, sorted by name. */
function entriesOf(contents: PacketContents, sealing: Sealing): readonly (TextEntry | BytesEntry)[] {
  const figures = countDecisions()
  const findings = countFindings()
  const places = recordPlaces()
  const custody = watchCustody()
  const campaigns = campaignsOf(contents.review)
  const reviewed = itemsByDecision(campaigns)
  const pick = pickDecisions(contents.rules, reviewed)
  const hash = (bytes: Uint8Array) => hashOf(sealing.startHash, bytes)
  // What a later entry asks of an earlier one: asked for once that has gone by.
  const picked = lazy(() => pick.picked())
  const quotes = lazy(() => quoteRecords(picked().shown))
  const listed = lazy(() => pickFindings(picked().shown))
  const manifest = lazy(() =>
    manifestOf(
      contents.manifest,
      {
        decisions: figures.figures(),
        findings: findings.figures(),
        records: places.count(),
        sources: contents.sources.length,
        withheld: contents.withheld,
      },
      sealing.definitions.map((definition) => definition.listed),
      contents.policies,
    ),
  )
  const report = (): ReportFacts => ({
    manifest: manifest(),
    keyids: sealing.signers.map(({ keyid }) => keyid),
    rules: new Map(contents.rules.map((rule) => [rule.code, rule])),
    decisions: figures.figures(),
    findings: findings.figures(),
    picked: picked(),
    listed: listed().picked,
    quotes: quotes().quotes,
    sources: contents.sources,
    review: contents.review,
    campaigns,
    reviewed,
    withheld: contents.withheld,
    custody: custody.shown(),
  })
  const oscal = () =>
    oscalOf({
      manifest: manifest(),
      findings: findings.figures(),
      rules: contents.rules,
      digests: sealing.digests,
      hash,
    })
  function onDecision(decision: Decision): void {
    figures.add(decision)
    pick.add(decision)
  }
  function onProof(proof: InclusionProof): void {
    quotes().addProof(proof)
  }
  function onRecord(record: RawRecord): void {
    places.add(record.source, record.index)
    quotes().addRecord(record)
  }
  function onFinding(finding: Finding): void {
    findings.add(finding)
    listed().add(finding)
  }
  const sarif = { tool: contents.manifest.tool, rules: contents.rules, places, hash }
  return [
    { name: ENTRY.custody, text: () => ndjson(watched(contents.custody, custody.add), (line) => line) },
    { name: ENTRY.decisions, text: () => ndjson(watched(contents.decisions, onDecision), jsonLine) },
    { name: ENTRY.proofs, text: () => ndjson(watched(contents.proofs, onProof), jsonLine) },
    { name: ENTRY.records, text: () => ndjson(watched(contents.records, onRecord), recordLine) },
    { name: ENTRY.sources, text: () => [jsonDocument(contents.sources)] },
    ...withheldEntry(contents),
    { name: ENTRY.findings, text: () => sarifPieces(watched(contents.findings, onFinding), sarif) },
    { name: ENTRY.manifest, text: () => [jsonDocument(manifest())] },
    { name: OSCAL_ENTRY, text: () => [jsonDocument(oscal())] },
    { name: ENTRY.report, text: () => reportPage(report()) },
    ...pdfEntry(contents, report),
    { name: ENTRY.review, text: () => [jsonDocument(contents.review)] },
    ...(contents.populations ?? []).map(({ campaign, stratum, ids }) => ({
      name: populationEntry(campaign, stratum),
      text: () => ndjson(ids(), (id) => id),
    })),
    { name: ENTRY.statement, text: () => [sealed(sealing, manifest())] },
  ]
}

function pdfEntry({ typefaces }: PacketContents, report: () => ReportFacts): readonly BytesEntry[] {
  if (typefaces === undefined) return []
  return [{ name: REPORT_PDF, bytes: () => reportPdf(report(), typefaces) }]
}

function growthEntry({ growth }: PacketContents) {
  if (growth === undefined) return []
  return [{ path: GROWTH_ENTRY, bytes: new TextEncoder().encode(jsonDocument(growth)) }]
}

function withheldEntry({ withheld }: PacketContents): readonly TextEntry[] {
  if (withheld === undefined) return []
  return [{ name: WITHHELD_ENTRY, text: () => withheldPieces(withheld.places()) }]
}

function sealed({ digests, signers, startHash, onStatement }: Sealing, manifest: PacketManifest): string {
  const { payload, text } = sealStatement(digests, manifest, signers)
  onStatement(formatDigest(hashOf(startHash, payload)))
  return text
}

function jsonLine(value: Decision | InclusionProof): string {
  return JSON.stringify(value)
}

/** By name as bytes: names are ASCII, so code units will do. */
function inOrder(members: readonly ZipMember[]): readonly ZipMember[] {
  return members.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

async function* digesting(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  digests: Map<string, string>,
  startHash: StartHash,
): AsyncGenerator<Uint8Array> {
  const running = startHash()
  for await (const chunk of chunks) {
    running.update(chunk)
    yield chunk
  }
  if (name !== ENTRY.statement) digests.set(name, encodeHex(running.digest()))
}

function hashOf(startHash: StartHash, bytes: Uint8Array): Uint8Array {
  const running = startHash()
  running.update(bytes)
  return running.digest()
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield bytes
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
