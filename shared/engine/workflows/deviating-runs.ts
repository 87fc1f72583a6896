import type { CaseFile } from '../../casefile/case-file.ts'
import { recordRef } from '../../model/ids.ts'
import { timeText } from '../../model/time.ts'
import type { DeviatingRun } from '../../model/workflow-view.ts'

export interface DeviationWanted {
  readonly id: string
  readonly version: string
  readonly transition: { readonly id: string; readonly from: string; readonly to: string }
  readonly after: number | undefined
  readonly limit: number
}

/** The runs that took a transition which their definition lacks, each with the decision that came of it. */
export function deviatingRuns(
  file: CaseFile,
  { id, version, transition, after, limit }: DeviationWanted,
): { rows: DeviatingRun[]; next: number | null; total: number } {
  const page = file.workflowTallies.deviations(
    id,
    version,
    transition,
    after === undefined ? { limit } : { after, limit },
  )
  const rows = page.rows.map(({ run, at, source, line, decision }) => ({
    run,
    at: timeText(at),
    actor: decision?.actor ?? null,
    entitlement: decision?.entitlement ?? null,
    place: recordRef(source, line),
    decision: decision === undefined ? null : { id: decision.id, ord: decision.ord },
  }))
  return { rows, next: page.next ?? null, total: page.total }
}
