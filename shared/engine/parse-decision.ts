import type { CaseFile } from '../casefile/case-file.ts'
import { Decision } from '../model/decision.ts'
import { DocketError } from '../model/error.ts'
import { parseLossless } from '../proof/lossless-json.ts'

/** A decision as the case file keeps it. The row is hostile; throws CASE_DAMAGED. */
export function parseDecision(file: Pick<CaseFile, 'path'>, json: string): Decision {
  const reading = parseLossless(json)
  const decision = reading.ok ? Decision.safeParse(reading.value) : undefined
  if (decision?.success === true) return decision.data
  throw new DocketError('CASE_DAMAGED', { path: file.path, problem: 'a decision does not fit its shape' })
}
