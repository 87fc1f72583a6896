import type { CaseFile } from '../../casefile/case-file.ts'
import type { Decision } from '../../model/decision.ts'
import { DocketError } from '../../model/error.ts'
import type { Dossier, RebuiltRun } from '../../model/rebuilt.ts'
import { decisionAt } from '../decision/stored-decision.ts'
import { toldDecision, toldRun } from '../decision/told-decision.ts'

/** A decision as the rebuild wrote it, with what its records say. */
export interface ChosenDossier {
  readonly ord: number
  readonly decision: Decision
  /** Undefined where its run has too many records to be read again. */
  readonly dossier: Dossier | undefined
}

/** So many decisions are put together at a time. */
const AT_A_TIME = 256

/**
 * Decisions at their places in the order of the rebuild, with what their records say: run by run, in constant memory.
 * Throws CASE_DAMAGED; CANCELLED and CASE_LOCKED between two batches, where it is asked to stop or the case was rebuilt
 * meanwhile.
 */
export function* chosenDossiers(
  file: CaseFile,
  ords: Uint32Array,
  signal: AbortSignal | undefined,
): Generator<readonly ChosenDossier[]> {
  const rebuild = file.meta.rebuilds
  // Decisions of one run stand together.
  let last: { readonly id: string; readonly run: RebuiltRun | undefined } | undefined
  const runOf = (id: string): RebuiltRun | undefined => {
    if (last?.id !== id) last = { id, run: toldRun(file, id) }
    return last.run
  }
  for (let from = 0; from < ords.length; from += AT_A_TIME) {
    if (signal?.aborted === true) throw new DocketError('CANCELLED', {})
    yield file.snapshot(() => {
      if (file.meta.rebuilds !== rebuild) throw new DocketError('CASE_LOCKED', { path: file.path })
      return Array.from(ords.subarray(from, from + AT_A_TIME), (ord) => {
        const decision = decisionAt(file, ord)
        const run = runOf(decision.run)
        const dossier =
          run === undefined
            ? toldDecision(file, decision)?.dossier
            : run.decisions.find(({ id }) => id === decision.id)
        return { ord, decision, dossier }
      })
    })
  }
}
