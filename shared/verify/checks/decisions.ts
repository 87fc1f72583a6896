import { Decision } from '../../model/decision.ts'
import { policyVersionId } from '../../model/ids.ts'
import { ENTRY, type PacketManifest } from '../../model/packet.ts'
import { instantOf, type Instant } from '../../model/time.ts'
import { counted, EntryFault, Faults, notChecked, quoted, type Judged } from '../faults.ts'
import { jsonLines } from '../json-reading.ts'
import { LIMITS } from '../limits.ts'
import { NamedCodes } from '../named-codes.ts'
import type { PacketReader } from '../packet-reader.ts'
import type { RecordIndex } from '../record-index.ts'
import { readSelection } from '../selection.ts'

/** More engines than there are; a packet may name any. */
const MAX_ENGINES = 100

/** What the other checks ask of the decisions. */
export interface DecisionsSeen {
  readonly count: number
  /** Codes of findings that they name. */
  readonly codes: NamedCodes
  readonly runs: number
  readonly period: { readonly from: Instant; readonly to: Instant } | undefined
  /** Policy versions that were replayed, as `ID@VERSION`: their files must be there. */
  readonly replayed: ReadonlySet<string>
  /** Engines that replayed them, as they name themselves. */
  readonly engines: ReadonlySet<string>
}

export interface DecisionsJudged {
  readonly decisions: Judged
  readonly selection: Judged
  readonly seen: DecisionsSeen
}

/**
 * Each decision has its shape, an id of its own in its run, cites only records that are in the packet, and is one that
 * the manifest's conditions choose.
 */
export async function checkDecisions(
  reader: PacketReader,
  index: RecordIndex,
  manifest: PacketManifest | undefined,
): Promise<DecisionsJudged> {
  const faults = new Faults()
  const strangers = new Faults()
  const isSelected =
    manifest === undefined ? 'the manifest cannot be read' : readSelection(manifest.selection)
  const engines = new Set<string>()
  const codes = new NamedCodes()
  const runs = new Set<string>()
  const replayed = new Set<string>()
  let from = Infinity
  let to = -Infinity
  let count = 0
  let cited = 0
  try {
    for await (const { value: decision } of jsonLines(reader, ENTRY.decisions, Decision)) {
      const { id } = decision
      if (count >= LIMITS.decisions) throw new EntryFault(`there are more than ${LIMITS.decisions} decisions`)
      if (codes.add(decision) === 'new') count += 1
      else faults.add(`${quoted(id)} of run ${quoted(decision.run)} stands twice`)
      if (typeof isSelected === 'function' && !isSelected(decision))
        strangers.add(`${quoted(id)} is not one of those that were asked for`)
      if (decision.replay.engine !== undefined && engines.size < MAX_ENGINES)
        engines.add(decision.replay.engine)
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
    decisions: faults.judge(
      `${counted(count, 'decision')} of ${counted(runs.size, 'run')}, whose ${counted(cited, 'reference')} are all among the records`,
    ),
    selection:
      typeof isSelected === 'string'
        ? notChecked(isSelected)
        : strangers.judge(
            manifest?.selection.length === 0
              ? 'all decisions of the case were asked for'
              : `${counted(count, 'decision')} fulfil ${counted(manifest?.selection.length ?? 0, 'condition')}`,
          ),
    seen: { count, codes, runs: runs.size, period, replayed, engines },
  }
}
