import type { Decision } from '../model/decision.ts'
import type { Finding } from '../model/finding.ts'
import { ENTRY, type InclusionProof, OSCAL_ENTRY, type PacketManifest, REPORT_PDF } from '../model/packet.ts'
import { populationEntry } from '../model/review-entries.ts'
import { WITHHELD_ENTRY } from '../model/withheld.ts'
import { formatDigest } from '../proof/digest.ts'
import type { PacketContents, RawRecord, Signer, StartHash } from './contents.ts'
import { countDecisions } from './decision-figures.ts'
import type { PlacedDefinition } from './definition-paths.ts'
import { countFindings } from './finding-figures.ts'
import { hashOf } from './hash-of.ts'
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
import { jsonDocument, ndjson } from './text-chunks.ts'
import { watched } from './watched.ts'
import { withheldPieces } from './withheld-entry.ts'

/** An entry whose text comes in pieces. */
export interface TextEntry {
  readonly name: string
  readonly text: () => AsyncIterable<string> | Iterable<string>
}

/** An entry whose bytes come in pieces. */
export interface BytesEntry {
  readonly name: string
  readonly bytes: () => AsyncIterable<Uint8Array>
}

interface Sealing {
  readonly signers: readonly Signer[]
  readonly definitions: readonly PlacedDefinition[]
  readonly digests: ReadonlyMap<string, string>
  readonly startHash: StartHash
  readonly onStatement: (digest: string) => void
}

/**
 * The entries that are streamed: each is read once, one after the other, sorted by name, so that what one needs of
 * another has gone by before.
 */
export function streamedEntries(
  contents: PacketContents,
  sealing: Sealing,
): readonly (TextEntry | BytesEntry)[] {
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

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
