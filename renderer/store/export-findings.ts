import { counted } from '../words/numbers.ts'
import type { OpenCase } from './case.ts'
import { exportFile } from './export-file.ts'

/** Writes the findings of these codes, or of all, as SARIF to a file that the person chooses. */
export function exportFindings({ case: token, name }: OpenCase, codes: readonly string[]): void {
  const what = codes.length === 0 ? 'findings' : codes.join('-')
  exportFile({
    job: 'findings.export',
    input: { case: token, codes: [...codes] },
    doing: 'Export findings',
    title: 'Export findings to',
    file: `${name}-${what}.sarif`,
    holds: ({ findings }) => counted(findings, 'finding'),
  })
}
