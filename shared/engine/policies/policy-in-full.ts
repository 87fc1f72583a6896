import type { CaseFile } from '../../casefile/case-file.ts'
import type { PolicyTally } from '../../model/case-tally.ts'
import { policyVersionId } from '../../model/ids.ts'
import type { PolicyVersion } from '../../model/policy.ts'
import type { PolicyInFull, PolicyVersionLine } from '../../model/policy-view.ts'
import { MOST_ROWS } from '../../model/workflow-view.ts'
import { endOf, startOf } from '../../reconstruct/definition-of-run.ts'
import { compareText } from '../../reconstruct/order.ts'
import { readCaseDefinitions, readStoredDefinitions } from '../case-definitions.ts'
import { coverageOf, finite } from './coverage.ts'
import { type Buckets, bucketsOver, inBuckets } from './day-buckets.ts'
import { policyFiles } from './policy-files.ts'
import { spanOf } from './policy-span.ts'

type Known = PolicyVersion & { readonly file: string }

const NONE = { count: 0, first: null, last: null } as const

/** All that a screen shows of one policy; undefined where neither a bundle nor a decision names it. */
export function policyInFull(file: CaseFile, id: string): PolicyInFull | undefined {
  const bundled = readCaseDefinitions(file)
    .policies.filter(({ policy }) => policy === id)
    .toSorted((a, b) => compareStarts(a, b))
  const tallied = file.policyTallies.areThere
  const counted = file.policyTallies.of(id, MOST_ROWS)
  const tallies = new Map(counted.map((tally) => [tally.version, tally]))
  const known = new Set(bundled.map(({ version }) => version))
  const missing = counted.filter(({ version }) => !known.has(version))
  if (bundled.length === 0 && missing.length === 0) return undefined
  const buckets = bucketsOver(counted.flatMap(({ days }) => days.map(({ day }) => day)))
  const versions = [
    ...bundled.map((each) => bundledLine(file, each, tallies.get(each.version), { tallied, buckets })),
    ...missing
      .toSorted((a, b) => compareText(a.version, b.version))
      .map((tally) => ({
        version: tally.version,
        bundled: null,
        digestHolds: true,
        ...countsOf(tally, buckets),
      })),
  ]
  const shown = versions.slice(0, MOST_ROWS)
  const intervals = bundled.slice(0, MOST_ROWS).map(({ version, effective }) => ({
    version,
    start: startOf(effective),
    end: endOf(effective),
  }))
  return {
    id,
    tallied,
    versions: shown,
    more: versions.length - shown.length,
    coverage: [...coverageOf(intervals)],
    inGap: counted.reduce((sum, { inGap }) => sum + inGap, 0),
    span: spanOf(intervals, buckets),
    buckets,
    findings: findingsOf(file, id, shown),
  }
}

function bundledLine(
  file: CaseFile,
  version: Known,
  tally: PolicyTally | undefined,
  { tallied, buckets }: { readonly tallied: boolean; readonly buckets: Buckets },
): PolicyVersionLine {
  const { policy, version: name, engine, effective, digest, declaredDigest } = version
  const recorded = file.findings.of('policy-version', policyVersionId(policy, name))
  const declared = declaredDigest === undefined || declaredDigest === digest
  return {
    version: name,
    bundled: {
      engine,
      file: version.file,
      from: effective?.from ?? null,
      to: effective?.to ?? null,
      start: finite(startOf(effective)),
      end: finite(endOf(effective)),
      digest,
      declaredDigest: declaredDigest ?? null,
      files: policyFiles(version).map(({ path, role, sha256, bytes }) => ({
        path,
        role,
        sha256,
        bytes: bytes.length,
      })),
      again: againOf(file, version),
    },
    digestHolds: declared && !recorded.some(({ code }) => code === 'RP-04'),
    ...(tally === undefined
      ? { ...countsOf(undefined, buckets), decisions: tallied ? 0 : null }
      : countsOf(tally, buckets)),
  }
}

function countsOf(tally: PolicyTally | undefined, buckets: Buckets) {
  return {
    decisions: tally?.decisions ?? null,
    notInForce: tally?.notInForce ?? 0,
    inGap: tally?.inGap ?? 0,
    early: tally?.early ?? NONE,
    late: tally?.late ?? NONE,
    furtherDays: tally?.furtherDays ?? 0,
    buckets: inBuckets(tally?.days ?? [], buckets),
  }
}

/** How often other bundles hold that version: with the same files, and with others. */
function againOf(file: CaseFile, { policy, version, digest }: Known): { same: number; other: number } {
  const all = readStoredDefinitions(file).flatMap(({ read }) =>
    read.kind === 'policies'
      ? read.value.filter((each) => each.policy === policy && each.version === version)
      : [],
  )
  const other = all.filter((each) => each.digest !== digest).length
  return { same: Math.max(0, all.length - other - 1), other }
}

function findingsOf(
  file: CaseFile,
  id: string,
  versions: readonly PolicyVersionLine[],
): PolicyInFull['findings'] {
  const found = [
    ...file.findings.of('policy', id),
    ...versions.flatMap(({ version }) => file.findings.of('policy-version', policyVersionId(id, version))),
  ]
  return found.map(({ code, severity, subject, message, excepted }) => ({
    code,
    severity,
    subject: subject.id,
    message,
    excepted,
  }))
}

/** Open beginnings first; of equals the first imported. */
function compareStarts(a: Known, b: Known): number {
  const [x, y] = [startOf(a.effective), startOf(b.effective)]
  return x < y ? -1 : Number(x > y)
}
