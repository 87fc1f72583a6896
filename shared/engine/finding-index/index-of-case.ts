import type { CaseFile } from '../../casefile/case-file.ts'
import { FindingIndex } from './finding-index.ts'
import { SoughtFindings } from './sought-findings.ts'

interface Known {
  readonly rebuilds: number
  readonly index: FindingIndex
  readonly sought: SoughtFindings
}

const known = new WeakMap<CaseFile, Known>()

/** The index of a case's findings, read once a rebuild. To be called in a snapshot. Throws CASE_DAMAGED. */
export function findingsIndexed(file: CaseFile): Known {
  const { rebuilds } = file.meta
  const kept = known.get(file)
  if (kept?.rebuilds === rebuilds) return kept
  const index = new FindingIndex(file)
  const made = { rebuilds, index, sought: new SoughtFindings(index) }
  known.set(file, made)
  return made
}
