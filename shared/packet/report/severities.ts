import { SEVERITIES, type Severity } from '../../model/finding.ts'
import type { ReportFacts } from './report-facts.ts'

/** How many findings are open, gravest first; severities without any are left out. */
export function openBySeverity({
  findings,
  rules,
}: Pick<ReportFacts, 'findings' | 'rules'>): readonly (readonly [Severity, number])[] {
  const counts = new Map<Severity, number>()
  for (const [code, { open }] of findings.byCode) {
    // A code without a rule is of an unknown weight: it is not to be made light of.
    const severity = rules.get(code)?.severity ?? 'critical'
    counts.set(severity, (counts.get(severity) ?? 0) + open)
  }
  return SEVERITIES.toReversed().flatMap((severity) => {
    const count = counts.get(severity) ?? 0
    return count === 0 ? [] : [[severity, count] as const]
  })
}
