import { judgeDecision, judgeRun } from '../findings/judge.ts'
import type { CaseFacts } from '../model/case-facts.ts'
import type { Finding } from '../model/finding.ts'
import type { JudgedDecision, PlacedRecord, RebuiltRun } from '../model/rebuilt.ts'
import { rebuildRun } from '../reconstruct/rebuild-run.ts'
import type { CaseReplay } from './replay-run.ts'

/** The records of one run, in any order. */
export interface RunRecords {
  readonly id: string
  readonly records: readonly PlacedRecord[]
}

/** A run put together, replayed and judged. */
export interface JudgedRun {
  readonly run: RebuiltRun
  /** With the codes of their findings. */
  readonly decisions: readonly JudgedDecision[]
  /** Of each decision, in their order. */
  readonly ofDecisions: readonly (readonly Finding[])[]
  readonly ofRun: readonly Finding[]
}

/**
 * Rebuilds, replays and judges runs, batch by batch, in the order given: the case and a packet alike. The
 * next batch is put together while the engines work on this one; no more than two are in memory.
 */
export async function* judgeRuns(
  batches: Iterable<readonly RunRecords[]>,
  facts: CaseFacts,
  replay: CaseReplay,
): AsyncGenerator<readonly JudgedRun[]> {
  let before:
    | { readonly runs: readonly RebuiltRun[]; readonly replayed: ReturnType<CaseReplay['replay']> }
    | undefined
  for (const batch of batches) {
    const runs = batch.map(({ id, records }) => rebuildRun(id, records, facts))
    const replayed = replay.replay(runs)
    // Awaited one batch later: until then a failure has its handler here, and is thrown there.
    replayed.catch(() => undefined)
    if (before !== undefined) yield judged(before.runs, await before.replayed, facts)
    before = { runs, replayed }
  }
  if (before !== undefined) yield judged(before.runs, await before.replayed, facts)
}

function judged(
  runs: readonly RebuiltRun[],
  replayed: readonly (readonly JudgedDecision[])[],
  facts: CaseFacts,
): readonly JudgedRun[] {
  return runs.map((run, at) => {
    const found = (replayed[at] ?? []).map((decision) => ({
      decision,
      findings: judgeDecision(decision, facts),
    }))
    const decisions = found.map(({ decision, findings }) => ({
      ...decision,
      decision: { ...decision.decision, findings: findings.map(({ code }) => code) },
    }))
    return {
      run,
      decisions,
      ofDecisions: found.map(({ findings }) => findings),
      ofRun: judgeRun(run, facts),
    }
  })
}

/** The findings of a run and of its decisions, in the order in which a case lists them. */
export function findingsOfRun({ ofRun, ofDecisions }: JudgedRun): readonly Finding[] {
  return [...ofRun, ...ofDecisions.flat()]
}
