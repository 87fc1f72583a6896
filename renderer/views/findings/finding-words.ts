import type { FindingLine, RuleText } from '../../../shared/contract/findings.ts'
import { dateTime, type Zone } from '../../words/times.ts'
import { visible } from '../../words/visible.ts'

/** What a finding is about, in words. */
export const KIND_WORDS: Readonly<Record<FindingLine['subject']['kind'], string>> = {
  decision: 'decision',
  run: 'workflow run',
  stream: 'stream',
  source: 'source',
  policy: 'policy',
  'policy-version': 'policy version',
  workflow: 'workflow',
  effect: 'effect',
}

export const KIND_PLURALS: Readonly<Record<FindingLine['subject']['kind'], string>> = {
  decision: 'decisions',
  run: 'workflow runs',
  stream: 'streams',
  source: 'sources',
  policy: 'policies',
  'policy-version': 'policy versions',
  workflow: 'workflows',
  effect: 'effects',
}

/** What a finding says beyond its rule's title, with which every message begins. */
export function saidOf({ message }: FindingLine, rule: RuleText | undefined): string {
  const lead = `${rule?.title ?? ''}: `
  return visible(rule !== undefined && message.startsWith(lead) ? message.slice(lead.length) : message)
}

/** A finding as text: to be copied, and the row's name for a screen reader. */
export function findingText(finding: FindingLine, zone: Zone): string {
  const { code, severity, subject, message, evidence, evidenceCount, excepted, time } = finding
  const more = evidenceCount - evidence.length
  return [
    `${code} ${severity}, ${KIND_WORDS[subject.kind]} ${visible(subject.id)}`,
    time === null ? '' : `, ${dateTime(time, zone)}`,
    `: ${visible(message)}`,
    excepted === null ? '' : ` Excepted by ${visible(excepted)}.`,
    evidence.length === 0 ? '' : ` Evidence ${evidence.join(' ')}${more > 0 ? ` and ${more} more` : ''}.`,
  ].join('')
}
