import type { SourceSummary } from '../../../shared/findings/source-summary.ts'
import type { StreamSummary } from '../../../shared/model/stream.ts'

/** A stream in which nothing is wrong, but for what differs. */
export function stream(parts: Partial<StreamSummary> = {}): StreamSummary {
  return {
    id: 'pdp',
    first: 1,
    last: 100,
    gaps: [],
    missing: 0,
    gapCount: 0,
    repeats: [],
    repeatCount: 0,
    broken: [],
    brokenCount: 0,
    ...parts,
  }
}

/** A source in which nothing is wrong, but for what differs. */
export function source(parts: Partial<SourceSummary> = {}): SourceSummary {
  return {
    id: 2,
    name: 'pdp.ndjson',
    quarantined: 0,
    firstQuarantined: [],
    acceptedWithoutStream: 0,
    ...parts,
  }
}
