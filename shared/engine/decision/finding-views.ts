import type { CaseFile } from '../../casefile/case-file.ts'
import { RULES } from '../../findings/findings.ts'
import type { Decision } from '../../model/decision.ts'
import type { DecisionView } from '../../model/decision-view.ts'
import { type Finding, SEVERITIES } from '../../model/finding.ts'
import { ownFindings } from '../own-findings.ts'
import { cut } from './bounded.ts'

type View = DecisionView['findings'][number]

const MOST_MESSAGE_CHARS = 4_000
const MOST_EVIDENCE = 50

/** The findings of a decision and of its run, worst first; what an exception covers comes last. */
export function findingViews(file: CaseFile, decision: Decision, ord: number): readonly View[] {
  return [
    ...ownFindings(file, decision, ord).map((finding) => view(finding, 'decision')),
    ...file.findings.of('run', decision.run).map((finding) => view(finding, 'run')),
  ].toSorted((a, b) => rank(b) - rank(a))
}

function view(finding: Finding, of: View['of']): View {
  const rule = RULES.find(({ code }) => code === finding.code)
  return {
    of,
    title: rule?.title ?? finding.code,
    meaning: rule?.meaning ?? '',
    finding: {
      ...finding,
      message: cut(finding.message, MOST_MESSAGE_CHARS),
      evidence: finding.evidence.slice(0, MOST_EVIDENCE),
    },
  }
}

function rank({ of, finding }: View): number {
  const standing = finding.excepted === null ? SEVERITIES.length : 0
  return 2 * (standing + SEVERITIES.indexOf(finding.severity)) + (of === 'decision' ? 1 : 0)
}
