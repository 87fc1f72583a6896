import { counted } from '../words/numbers.ts'
import type { OpenCase } from './case.ts'
import type { DecisionList } from './decision-list.ts'
import { exportFile } from './export-file.ts'

/** Writes a list to a file that the person chooses. */
export function exportDecisions(
  { case: token, name }: OpenCase,
  list: DecisionList,
  as: 'csv' | 'ndjson',
): void {
  exportFile({
    job: 'decisions.export',
    input: { case: token, ...list, as },
    doing: 'Export decisions',
    title: 'Export decisions to',
    file: `${name}-decisions.${as}`,
    holds: ({ rows }) => counted(rows, 'decision'),
  })
}
