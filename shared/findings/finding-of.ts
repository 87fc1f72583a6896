import type { Finding } from '../model/finding.ts'
import { excepted, type Exceptions } from './excepted.ts'
import type { Breach, Rule } from './rule.ts'

/**
 * Most instances that a message spells out, and most records that a finding cites. A message lists every
 * instance (findings.md); the bound is there for crafted evidence alone.
 */
const MOST_INSTANCES = 1000
const MOST_EVIDENCE = 1000

/** The finding of a rule about a subject, in words and with its evidence, bounded. */
export function findingOf(rule: Rule, subjectId: string, breach: Breach, exceptions: Exceptions): Finding {
  const { instances } = breach
  const named = instances.slice(0, MOST_INSTANCES)
  const more = Math.max(breach.total ?? 0, instances.length) - named.length
  const texts = named.map(({ text }) => text)
  if (more > 0) texts.push(`and ${more} more`)
  return {
    code: rule.code,
    severity: rule.severity,
    subject: { kind: rule.kind, id: subjectId },
    message: `${rule.title}: ${texts.join('; ')}`,
    evidence: [...new Set(named.flatMap(({ evidence }) => evidence))].slice(0, MOST_EVIDENCE),
    excepted: excepted(rule.code, instances, exceptions),
  }
}

/** By code, then subject. */
export function compareFindings(a: Finding, b: Finding): number {
  return compare(a.code, b.code) || compare(a.subject.id, b.subject.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
