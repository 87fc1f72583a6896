import type { CaseFile } from '../casefile/case-file.ts'
import type { Source } from '../casefile/source-row.ts'
import type { SourceSummary } from '../findings/source-summary.ts'
import type { Gathered } from './gather/gather-case.ts'

/** So many lines in quarantine are named; the count is of all. */
const FIRST_QUARANTINED = 20

/** What the rules judge of each source. */
export function summariseSources(
  file: CaseFile,
  sources: readonly Source[],
  gathered: Gathered,
): readonly SourceSummary[] {
  return sources.map(({ id, name, state }) => ({
    id,
    name,
    quarantined: state.quarantined,
    firstQuarantined: file.quarantine.page(id, 0, FIRST_QUARANTINED),
    acceptedWithoutStream: gathered.sources.find((each) => each.id === id)?.acceptedWithoutStream ?? 0,
  }))
}
