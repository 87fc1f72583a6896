import type { CaseFile } from '../casefile/case-file.ts'
import type { Decision } from '../model/decision.ts'
import type { Finding } from '../model/finding.ts'

/**
 * The findings of the decision at a place. A finding names an id, which several decisions may have; but the rebuild
 * writes findings in the order of their decisions, one of a code for each, so the nth of an id and code is of
 * the nth decision that has both.
 */
export function ownFindings(file: CaseFile, { id, findings: codes }: Decision, ord: number): Finding[] {
  return [...new Set(codes)].flatMap((code) => {
    const before = file.decisions.countBefore(id, code, ord)
    const finding = file.findings.nth('decision', id, code, before)
    return finding === undefined ? [] : [finding]
  })
}
