import type { CaseSettings } from '../model/settings.ts'
import type { DecisionFigures } from './decision-figures.ts'
import { countOf, type FindingFigures, NAMED } from './finding-figures.ts'

/** What the sentences are made of. */
export interface LimitFacts {
  readonly decisions: DecisionFigures
  readonly findings: FindingFigures
  readonly settings: CaseSettings
  readonly selection: readonly string[]
  /** How much was withheld; left out where nothing was. */
  readonly withheld?: { readonly values: number; readonly records: number } | undefined
}

/** What a pass of every check does not prove: one sentence each, counted from the packet's own contents. */
export function limitsOf(facts: LimitFacts): readonly string[] {
  return [
    completeness(facts.findings),
    ...holes(facts.findings),
    clocks(facts.settings),
    'That a signer is who they say: a signature shows that the holder of a key sealed this. Compare the fingerprint with one that reached you another way.',
    'When it was sealed: the time is that of the sealing machine. Only a timestamp by a third party, added later and listed among the checks, shows that it was signed before a given time.',
    ...selection(facts),
    ...withheld(facts),
    ...inferred(facts.decisions),
    ...derived(facts.decisions),
    ...unreplayable(facts.decisions),
    'That the policy files are those that ran: they are what was imported, held against a digest only where the evidence or the bundle gives one.',
    'That a policy is right: a decision that is reproduced follows from the policy version recorded, whatever that version says.',
    'That an action recorded as done took effect in the target system: effects count only where a source shows them.',
  ]
}

function completeness(findings: FindingFigures): string {
  const base =
    'That the logs were complete before they were imported: what was never written, or was cut before the import, cannot be missed.'
  const open = countOf(findings, 'EV-13')
  if (open === 0) return base
  return `${base} Nothing shows completeness for ${plural(open, 'source')} without sequence numbers${names(findings, 'EV-13', open)}.`
}

function* holes(findings: FindingFigures): Generator<string> {
  const gaps = countOf(findings, 'EV-05')
  if (gaps > 0)
    yield `What the missing records said: ${plural(gaps, 'stream skips', 'streams skip')} numbers${names(findings, 'EV-05', gaps)}.`
  const broken = countOf(findings, 'EV-08')
  if (broken > 0)
    yield `That the sources stand as they were first written: ${plural(broken, 'stream has', 'streams have')} a broken chain${names(findings, 'EV-08', broken)}.`
  const quarantined = countOf(findings, 'EV-10')
  if (quarantined > 0)
    yield `What the lines in quarantine said: ${plural(quarantined, 'source has', 'sources have')} lines that are no record${names(findings, 'EV-10', quarantined)}.`
}

function clocks({ skewMs }: CaseSettings): string {
  return `That the clocks were right: times are the sources' own, and clocks up to ${skewMs / 1000} s apart are taken to agree.`
}

function* selection({ selection, decisions }: LimitFacts): Generator<string> {
  if (selection.length === 0) return
  yield `What the case holds beside the ${plural(decisions.decisions, 'decision')} chosen: the others are not in the packet, and nothing in it shows that the choice was applied to all of them.`
}

function* withheld({ withheld }: LimitFacts): Generator<string> {
  if (withheld !== undefined)
    yield `What ${plural(withheld.values, 'withheld value')} of ${plural(withheld.records, 'record')} ${withheld.values === 1 ? 'says' : 'say'}, and that the rest of those records is as it was: without the disclosure they are proven by their leaf only.`
}

function* inferred(decisions: DecisionFigures): Generator<string> {
  const parts = decisions.grades.get('inferred')
  if (parts !== undefined)
    yield `What was inferred: ${listed(parts)} in ${plural(decisions.inferred, 'decision')} ${decisions.inferred === 1 ? 'is' : 'are'} likely, not recorded, and marked so.`
  for (const grade of ['erased', 'masked', 'withheld', 'missing'] as const) {
    const lacking = decisions.grades.get(grade)
    if (lacking !== undefined) yield `What was ${grade}: ${listed(lacking)}.`
  }
}

function* derived(decisions: DecisionFigures): Generator<string> {
  const parts = decisions.grades.get('derived')
  if (parts !== undefined)
    yield `That derived parts were meant so: ${listed(parts)} follow from the records by the rules of the rebuild, and no record states them for the decision.`
}

function* unreplayable(decisions: DecisionFigures): Generator<string> {
  const count = decisions.verdicts.unreplayable
  if (count > 0)
    yield `What the policy says of ${plural(count, 'decision')} of ${decisions.decisions} that could not be replayed: ${listed(decisions.reasons)}.`
}

function names(findings: FindingFigures, code: string, count: number): string {
  const subjects = (findings.named.get(code) ?? []).map(({ id }) => id)
  if (subjects.length === 0) return ''
  return ` (${subjects.join(', ')}${count > NAMED ? `, and ${count - NAMED} more` : ''})`
}

function listed(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([part, count]) => `${part} (${count})`)
    .join(', ')
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
