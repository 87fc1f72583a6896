import type { Finding, Severity } from '../../model/finding.ts'
import type { ReviewFile } from '../../model/packet.ts'
import { counted, EntryFault, Faults, quoted, type Judged } from '../faults.ts'
import type { NamedCodes } from '../named-codes.ts'
import type { PacketReader } from '../packet-reader.ts'
import type { RecordIndex } from '../record-index.ts'
import { sarifFindings, type SarifResult } from '../sarif-results.ts'

/** What the log is held against. */
export interface FindingsContext {
  /** Codes that the decisions name. */
  readonly codes: NamedCodes
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
 * result's decision names its code, none stands twice, and what the log tells twice it tells the same. Where
 * several runs have a decision of one id, a code has as many results as there are of them that name it.
 */
export async function checkFindings(
  reader: PacketReader,
  { codes, index, review }: FindingsContext,
): Promise<{ readonly judged: Judged; readonly count: number }> {
  const faults = new Faults()
  const exceptions =
    review && new Set(review.exceptions.map(({ exception: { id, finding } }) => `${finding} ${id}`))
  const open = new Map<string, number>()
  for (const each of codes) open.set(keyOf(each), (open.get(keyOf(each)) ?? 0) + 1)
  const others = new Set<string>()
  let count = 0
  let ofDecisions = 0
  try {
    for await (const result of sarifFindings(reader)) {
      const { code, subject } = result.finding
      const name = `${code} of ${subject.kind} ${quoted(subject.id)}`
      count += 1
      contradictions(result, name, faults)
      if (!pointsAtItsEvidence(result, index))
        faults.add(`${name} points at another line of the records than its evidence`)
      if (exceptions !== undefined && !isCovered(result.finding, exceptions))
        faults.add(
          `${name} is excepted by ${quoted(String(result.finding.excepted))}, which the review file lacks`,
        )
      if (subject.kind !== 'decision') {
        const key = `${code} ${subject.kind} ${subject.id}`
        if (others.has(key)) faults.add(`${name} stands twice`)
        others.add(key)
        continue
      }
      ofDecisions += 1
      const key = keyOf({ code, id: subject.id })
      const left = open.get(key)
      if (left !== undefined && left > 0) open.set(key, left - 1)
      else if (left === 0) faults.add(`${name} stands twice, or more often than decisions name it`)
      else if (codes.has(subject.id)) faults.add(`${name} is not named by the decision`)
      else faults.add(`${name} is of a decision that is not in the packet`)
    }
    for (const each of codes) {
      const left = open.get(keyOf(each)) ?? 0
      if (left === 0) continue
      open.set(keyOf(each), left - 1)
      faults.add(`${quoted(each.id)} names ${quoted(each.code)}, which the log lacks`)
    }
  } catch (error) {
    if (!(error instanceof EntryFault)) throw error
    faults.add(error.message)
  }
  return {
    judged: faults.judge(
      `${counted(count, 'finding')}; ${ofDecisions} of decisions, which name the same codes`,
    ),
    count,
  }
}

/** Both texts are hostile; the length keeps them from making the key of another pair. */
function keyOf({ code, id }: { readonly code: string; readonly id: string }): string {
  return `${code.length} ${code} ${id}`
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
