import { type Severity, SEVERITIES } from '../../model/finding.ts'
import { NO_VALUE } from '../../model/decision-list.ts'

/** How many findings there are of each severity. */
export type SeverityCounts = Readonly<Record<Severity, number>>

const COUNTS = /^\d{1,4}(?: \d{1,4}){3}$/

/** As a shape holds them; undefined for a text that is none: it is hostile. */
export function severityCounts(text: string): SeverityCounts | undefined {
  if (!COUNTS.test(text)) return undefined
  const counts = text.split(' ').map(Number)
  return Object.fromEntries(SEVERITIES.map((severity, at) => [severity, counts[at] ?? 0])) as SeverityCounts
}

export const NO_SEVERITIES: SeverityCounts = { low: 0, medium: 0, high: 0, critical: 0 }

export function worstOf(counts: SeverityCounts): Severity | typeof NO_VALUE {
  return SEVERITIES.findLast((severity) => counts[severity] > 0) ?? NO_VALUE
}

/** By the worst severity, then by how many of it, and so on down. */
export function compareSeverities(a: SeverityCounts, b: SeverityCounts): number {
  for (const severity of SEVERITIES.toReversed()) {
    const difference = a[severity] - b[severity]
    if (difference !== 0) return difference
  }
  return 0
}
