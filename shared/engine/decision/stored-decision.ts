import type { CaseFile } from '../../casefile/case-file.ts'
import type { Decision } from '../../model/decision.ts'
import { DocketError } from '../../model/error.ts'
import { parseDecision } from '../parse-decision.ts'

/**
 * Which decision: where the evidence gives several one id, `ord` says which; else the first. Places change with a
 * rebuild and addresses are kept: an id that one decision alone has is enough, whatever the place.
 */
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

/** The decision at a place in the order of the rebuild that must be there. Throws CASE_DAMAGED. */
export function decisionAt(file: CaseFile, ord: number): Decision {
  const stored = file.decisions.at(ord)
  if (stored !== undefined) return parseDecision(file, stored.json)
  throw new DocketError('CASE_DAMAGED', { path: file.path, problem: `decision ${ord} is missing` })
}

function at(file: CaseFile, id: string, ord: number) {
  const found = file.decisions.at(ord)
  if (found?.id === id) return { ord, json: found.json }
  const [only, other] = file.decisions.page([{ field: 'id', value: id }], { limit: 2 }).rows
  return id.includes('*') || other !== undefined ? undefined : only
}
