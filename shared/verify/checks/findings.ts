import type { Finding, Severity } from '../../model/finding.ts'
import type { ReviewFile } from '../../model/packet.ts'
import { counted, EntryFault, Faults, quoted, type Judged } from '../faults.ts'
import type { PacketReader } from '../packet-reader.ts'
import type { RecordIndex } from '../record-index.ts'
import { sarifFindings, type SarifResult } from '../sarif-results.ts'

/** What the log is held against. */
export interface FindingsContext {
  /** Codes that each decision names. */
  readonly codes: ReadonlyMap<string, readonly string[]>
  readonly index: RecordIndex
  /** Undefined where it cannot be read. */
  readonly review: ReviewFile | undefined
}

const LEVELS: Readonly<Record<Severity, string>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
}

/**
 * The log of findings agrees with the decisions: each code that a decision names has its result, each
 * result's decision names its code, none stands twice, and what the log tells twice it tells the same.
 */
export async function checkFindings(
  reader: PacketReader,
  { codes, index, review }: FindingsContext,
): Promise<{ readonly judged: Judged; readonly count: number }> {
  const faults = new Faults()
  const exceptions =
    review && new Set(review.exceptions.map(({ exception: { id, finding } }) => `${finding} ${id}`))
  const seen = new Set<string>()
  let ofDecisions = 0
  try {
    for await (const result of sarifFindings(reader)) {
      const { code, subject } = result.finding
      const key = `${code} ${subject.kind} ${subject.id}`
      const name = `${code} of ${subject.kind} ${quoted(subject.id)}`
      if (seen.has(key)) faults.add(`${name} stands twice`)
      seen.add(key)
      contradictions(result, name, faults)
      if (!pointsAtItsEvidence(result, index))
        faults.add(`${name} points at another line of the records than its evidence`)
      if (exceptions !== undefined && !isCovered(result.finding, exceptions))
        faults.add(
          `${name} is excepted by ${quoted(String(result.finding.excepted))}, which the review file lacks`,
        )
      if (subject.kind !== 'decision') continue
      ofDecisions += 1
      const named = codes.get(subject.id)
      if (named === undefined) faults.add(`${name} is of a decision that is not in the packet`)
      else if (!named.includes(code)) faults.add(`${name} is not named by the decision`)
    }
    for (const [id, named] of codes)
      for (const code of named)
        if (!seen.has(`${code} decision ${id}`))
          faults.add(`${quoted(id)} names ${quoted(code)}, which the log lacks`)
  } catch (error) {
    if (!(error instanceof EntryFault)) throw error
    faults.add(error.message)
  }
  return {
    judged: faults.judge(
      `${counted(seen.size, 'finding')}; ${ofDecisions} of decisions, which name the same codes`,
    ),
    count: seen.size,
  }
}

/** Each place in the records is one that the evidence names. */
function pointsAtItsEvidence({ finding, lines }: SarifResult, index: RecordIndex): boolean {
  if (lines.length === 0) return true
  const cited = new Set(finding.evidence.map((ref) => index.lineOf(ref)))
  return lines.every((line) => cited.has(line))
}

/**
 * Whether the exceptions of a finding stand in the review file. Only asked of decisions and runs: what
 * belongs to no workflow may be covered by an exception of one that has no decision in the packet.
 */
function isCovered({ code, subject, excepted }: Finding, exceptions: ReadonlySet<string>): boolean {
  if (excepted === null || (subject.kind !== 'decision' && subject.kind !== 'run')) return true
  return [[excepted], excepted.split(', ')].some((ids) => ids.every((id) => exceptions.has(`${code} ${id}`)))
}

function contradictions(
  { finding, level, suppressed, rule }: SarifResult,
  name: string,
  faults: Faults,
): void {
  if (rule !== undefined && rule !== finding.code) faults.add(`${name} refers to the rule ${quoted(rule)}`)
  if (level !== LEVELS[finding.severity])
    faults.add(`${name} is ${finding.severity}, and its level is another`)
  if (suppressed !== (finding.excepted !== null))
    faults.add(
      `${name} is ${suppressed ? 'suppressed' : 'excepted'}, and not ${suppressed ? 'excepted' : 'suppressed'}`,
    )
}
