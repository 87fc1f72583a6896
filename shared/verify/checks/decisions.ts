import { Decision } from '../../model/decision.ts'
import { policyVersionId } from '../../model/ids.ts'
import { ENTRY } from '../../model/packet.ts'
import { instantOf, type Instant } from '../../model/time.ts'
import { EntryFault, Faults, quoted, type Judged } from '../faults.ts'
import { jsonLines } from '../json-reading.ts'
import { LIMITS } from '../limits.ts'
import type { PacketReader } from '../packet-reader.ts'
import type { RecordIndex } from '../record-index.ts'

/** What the other checks ask of the decisions. */
export interface DecisionsSeen {
  /** Codes of findings that each decision names. */
  readonly codes: ReadonlyMap<string, readonly string[]>
  readonly runs: number
  readonly period: { readonly from: Instant; readonly to: Instant } | undefined
  /** Policy versions that were replayed, as `ID@VERSION`: their files must be there. */
  readonly replayed: ReadonlySet<string>
}

/** Each decision has its shape, an id of its own, and cites only records that are in the packet. */
export async function checkDecisions(
  reader: PacketReader,
  index: RecordIndex,
): Promise<{ readonly judged: Judged; readonly seen: DecisionsSeen }> {
  const faults = new Faults()
  const codes = new Map<string, readonly string[]>()
  const runs = new Set<string>()
  const replayed = new Set<string>()
  let from = Infinity
  let to = -Infinity
  let cited = 0
  try {
    for await (const { value: decision } of jsonLines(reader, ENTRY.decisions, Decision)) {
      const { id } = decision
      if (codes.size >= LIMITS.decisions)
        throw new EntryFault(`there are more than ${LIMITS.decisions} decisions`)
      if (codes.has(id)) faults.add(`${quoted(id)} stands twice`)
      codes.set(id, decision.findings)
      runs.add(decision.run)
      const at = instantOf(decision.time)
      if (at === undefined) faults.add(`${quoted(id)} has no time: ${quoted(decision.time)}`)
      else {
        from = Math.min(from, at)
        to = Math.max(to, at)
      }
      for (const ref of Object.values(decision.evidence).flatMap((refs) => refs ?? [])) {
        cited += 1
        if (!index.has(ref)) faults.add(`${quoted(id)} cites ${quoted(ref)}, which is not among the records`)
      }
      if (decision.replay.verdict !== 'unreplayable' && decision.policy !== undefined)
        replayed.add(policyVersionId(decision.policy.id, decision.policy.version))
    }
  } catch (error) {
    if (!(error instanceof EntryFault)) throw error
    faults.add(error.message)
  }
  const period = from <= to ? { from, to } : undefined
  return {
    judged: faults.judge(
      `${codes.size} decisions of ${runs.size} runs, whose ${cited} references are all among the records`,
    ),
    seen: { codes, runs: runs.size, period, replayed },
  }
}
