import type { CampaignPage } from '../../shared/contract/review.ts'
import { isDeepStrictEqual } from 'node:util'
import type { CaseOverview, DecisionInFull, ImportSummary } from '../../shared/contract/shapes.ts'
import type { Revocation } from '../../shared/model/review.ts'
import { SAMPLE_EXPECTED } from '../../shared/engine.ts'
import type { Output } from '../../shared/contract/methods.ts'
import { revocationWords } from './review/lines.ts'
import { countsLine } from './summaries.ts'
import { grouped } from './table.ts'

type Report = Output<'packet.verify'>
type Summary = Pick<
  CaseOverview,
  'records' | 'quarantined' | 'runs' | 'decisions' | 'complete' | 'findings' | 'verdicts'
>

export const asExpected = 'All went as the sample should.'

/** What came in, what was made of it, and what is wrong with it. */
export function foundLines({ files }: ImportSummary, info: CaseOverview): readonly string[] {
  const evidence = files.filter(({ kind }) => kind === 'evidence')
  const found = Object.entries(info.findings)
  const total = found.reduce((sum, [, count]) => sum + count, 0)
  return [
    `case       ${info.name}, the sample`,
    `import     ${grouped(info.records)} records in ${evidence.length} files, ${grouped(info.quarantined)} of them in quarantine;`,
    `           ${info.workflows.length} workflow versions, ${info.policies.length} policy versions`,
    `rebuild    ${grouped(info.decisions)} decisions in ${grouped(info.runs)} workflow runs, ${grouped(info.complete)} of them complete`,
    `replay     ${countsLine(info.verdicts)}`,
    `findings   ${grouped(total)} by ${found.length} rules:`,
    ...rowsOf(found.map(([code, count]) => `${code} ${String(count).padStart(3)}`)),
  ]
}

/** The decision worth finding, as the case tells it. */
export function incidentLines({ decision, findings }: DecisionInFull): readonly string[] {
  const { subject, action, outcome, policy, inForce, replay } = decision
  const named = (version: { readonly id: string; readonly version: string } | undefined) =>
    version === undefined ? 'none' : `${version.id}@${version.version}`
  const { sameCause, input, firstVersion } = SAMPLE_EXPECTED.incident
  return [
    `incident   ${decision.id}, ${decision.time}`,
    `           ${subject?.id ?? 'nobody'}: ${outcome ?? 'no outcome'}, ${action?.type ?? 'no action'} ${action?.entitlement ?? ''}`.trimEnd(),
    `           under ${named(policy)} (in force: ${named(inForce)}); replay: ${replay.verdict}`,
    ...findings.map(({ code, severity, message }) => `           ${code} ${severity}: ${message}`),
    `           ${sameCause.length} decisions share its cause: ${input}, which version ${firstVersion} of the policy was the first to ask for`,
  ]
}

export function verifiedLines({ checks, result }: Report): readonly string[] {
  const count = (wanted: Report['checks'][number]['result']) =>
    checks.filter((each) => each.result === wanted).length
  const failed = checks.filter((each) => each.result === 'does-not-hold')
  return [
    `verify     ${result}: ${count('holds')} checks hold, ${failed.length} do not, ${count('not-checked')} not checked;`,
    `           every decision was rebuilt, replayed and judged again from the packet alone`,
    ...failed.map(({ title, detail }) => `           DOES NOT HOLD  ${title}: ${detail}`),
  ]
}

export function summaryOf({
  records,
  quarantined,
  runs,
  decisions,
  complete,
  findings,
  verdicts,
}: CaseOverview): Summary {
  return { records, quarantined, runs, decisions, complete, findings, verdicts }
}

/** The campaign that was run on the sample. */
export function reviewLines({ summary, exceptions }: CampaignPage): readonly string[] {
  const { population, sample, verdicts, signOffs } = summary
  return [
    `review     ${grouped(sample.size)} of ${grouped(population.size)} decisions drawn by seed ${sample.plan.seed}: ${grouped(verdicts.uphold)} upheld, ${grouped(verdicts.revoke)} revoked, ${grouped(exceptions.length)} exceptions`,
    ...signOffs.map(
      ({ statement: { role, by } }) => `           signed ${role} by ${by.name}, ${by.keyid ?? 'no key'}`,
    ),
  ]
}

/** What the evidence says became of each access that was revoked. */
export function revokedLines(revocations: readonly Revocation[]): readonly string[] {
  return revocations.map((each) => `           revoked ${revocationWords(each)}`)
}

/** What differs from what the sample holds; nothing where all is as it should be. */
export function expectedLines(found: Summary, result: Report['result']): readonly string[] {
  const { records, quarantined, rebuild } = SAMPLE_EXPECTED
  const { runs, decisions, complete, findings, verdicts } = rebuild
  const expected: Summary = { records, quarantined, runs, decisions, complete, findings, verdicts }
  const differing = (Object.keys(expected) as (keyof Summary)[]).filter(
    (name) => !isDeepStrictEqual(found[name], expected[name]),
  )
  return [
    ...differing.map(
      (name) =>
        `NOT AS EXPECTED: ${name} ${JSON.stringify(found[name])}, not ${JSON.stringify(expected[name])}`,
    ),
    ...(result === 'valid' ? [] : [`NOT AS EXPECTED: the packet is ${result}`]),
  ]
}

/** Eight to a line. */
function rowsOf(cells: readonly string[]): readonly string[] {
  const rows = []
  for (let at = 0; at < cells.length; at += 8) rows.push(`           ${cells.slice(at, at + 8).join('   ')}`)
  return rows
}
