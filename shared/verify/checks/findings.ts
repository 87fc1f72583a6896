import type { Severity } from '../../model/finding.ts'
import { EntryFault, Faults, quoted, type Judged } from '../faults.ts'
import type { PacketReader } from '../packet-reader.ts'
import { sarifFindings, type SarifResult } from '../sarif-results.ts'

const LEVELS: Readonly<Record<Severity, string>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
}

/**
 * The log of findings agrees with the decisions: each code that a decision names has its result, each
 * result's decision names its code, none stands twice, and severity and exception are told the same twice.
 */
export async function checkFindings(
  reader: PacketReader,
  codes: ReadonlyMap<string, readonly string[]>,
): Promise<{ readonly judged: Judged; readonly count: number }> {
  const faults = new Faults()
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
    judged: faults.judge(`${seen.size} findings; ${ofDecisions} of decisions, which name the same codes`),
    count: seen.size,
  }
}

function contradictions({ finding, level, suppressed }: SarifResult, name: string, faults: Faults): void {
  if (level !== LEVELS[finding.severity])
    faults.add(`${name} is ${finding.severity}, and its level is another`)
  if (suppressed !== (finding.excepted !== null))
    faults.add(
      `${name} is ${suppressed ? 'suppressed' : 'excepted'}, and not ${suppressed ? 'excepted' : 'suppressed'}`,
    )
}
