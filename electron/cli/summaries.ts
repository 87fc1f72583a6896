import type { RebuildSummary } from '../../shared/contract/shapes.ts'
import { grouped } from './table.ts'

/** `3 reproduced, 1 diverged` in that order, those that there are. */
export function countsLine(counts: Readonly<Record<string, number | undefined>>): string {
  const told = Object.entries(counts).filter(([, count]) => (count ?? 0) > 0)
  return told.length === 0 ? 'none' : told.map(([name, count]) => `${grouped(count ?? 0)} ${name}`).join(', ')
}

export function rebuildLines(summary: RebuildSummary): readonly string[] {
  const found = Object.values(summary.findings).reduce((sum, count) => sum + count, 0)
  const codes = Object.entries(summary.findings).map(([code, count]) => `${code} ${grouped(count)}`)
  return [
    `rebuilt    ${grouped(summary.runs)} workflow runs, ${grouped(summary.decisions)} decisions, ${grouped(summary.complete)} complete`,
    `replayed   ${countsLine(summary.verdicts)}`,
    `findings   ${grouped(found)}, ${grouped(summary.excepted)} excepted${codes.length > 0 ? `: ${codes.join('  ')}` : ''}`,
  ]
}

/** 1 where a decision diverged: something is wrong, though the work was done. */
export function exitOf(summary: RebuildSummary): 0 | 1 {
  return (summary.verdicts.diverged ?? 0) > 0 ? 1 : 0
}
