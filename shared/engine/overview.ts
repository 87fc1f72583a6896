import type { CaseFile } from '../casefile/case-file.ts'
import type { Source } from '../casefile/source-row.ts'
import type { CaseOverview, SourceOverview } from '../contract/shapes.ts'
import { readCaseDefinitions } from './case-definitions.ts'

/** Counts, sources and versions of a case: what `docket info` and the overview show. */
export function caseOverview(file: CaseFile): CaseOverview {
  const sources = file.sources.list().map(sourceOverview)
  const known = readCaseDefinitions(file)
  const totals = file.tallies.of('total')
  return {
    name: file.name,
    rebuilt: file.meta.derived === 'current',
    records: sum(sources, ({ records }) => records),
    quarantined: sum(sources, ({ quarantined }) => quarantined),
    runs: totals.get('runs') ?? 0,
    decisions: totals.get('decisions') ?? 0,
    complete: totals.get('complete') ?? 0,
    findings: Object.fromEntries(file.tallies.of('finding')),
    verdicts: Object.fromEntries(file.tallies.of('verdict')),
    sources,
    workflows: known.definitions.map(({ file: name, workflow: { id, version, effective }, boundary }) => ({
      id,
      version,
      file: name,
      boundary: boundary !== undefined,
      from: effective?.from ?? null,
      to: effective?.to ?? null,
    })),
    policies: known.policies.map(
      ({ policy, version, engine, file: name, digest, declaredDigest, effective }) => ({
        id: policy,
        version,
        engine,
        file: name,
        digest,
        digestHolds: declaredDigest === undefined || declaredDigest === digest,
        from: effective?.from ?? null,
        to: effective?.to ?? null,
      }),
    ),
  }
}

/** Records read are the accepted and the quarantined ones, duplicates counted once. */
export function sourceOverview({
  id,
  name,
  format,
  formatReason,
  fileBytes,
  state,
  end,
  duplicates = 0,
}: Source): SourceOverview {
  const { lines, accepted, quarantined, blank } = state
  return {
    id,
    name,
    format,
    formatReason,
    status: end === undefined ? 'partial' : 'complete',
    sha256: end?.sha256 ?? null,
    bytes: fileBytes,
    lines,
    records: accepted + quarantined - duplicates,
    quarantined,
    blank,
    duplicates,
    root: end?.root ?? null,
  }
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0)
}
