import type { CaseFile } from '../../casefile/case-file.ts'
import type { Decision } from '../../model/decision.ts'
import { DocketError } from '../../model/error.ts'
import { parseDecision } from '../parse-decision.ts'

/** Which decision: where the evidence gives several one id, `ord` says which; else the first. */
export interface WhichDecision {
  readonly id: string
  readonly ord?: number | undefined
}

/** The decision as the rebuild wrote it. Throws DECISION_NOT_FOUND, CASE_DAMAGED. */
export function storedDecision(
  file: CaseFile,
  { id, ord }: WhichDecision,
): { readonly ord: number; readonly decision: Decision } {
  const found = ord === undefined ? file.decisions.get(id) : at(file, id, ord)
  if (found === undefined) throw new DocketError('DECISION_NOT_FOUND', { id, path: file.path })
  return { ord: found.ord, decision: parseDecision(file, found.json) }
}

function at(file: CaseFile, id: string, ord: number) {
  const found = file.decisions.at(ord)
  return found?.id === id ? { ord, json: found.json } : undefined
}
