import type { QuarantinedLine } from '../model/segment.ts'

/** What the rules judge of one source. */
export interface SourceSummary {
  /** From 1, in order of import. */
  readonly id: number
  /** Its file name. */
  readonly name: string
  readonly quarantined: number
  /** The first lines in quarantine, in order. */
  readonly firstQuarantined: readonly Pick<QuarantinedLine, 'index' | 'reason' | 'detail'>[]
  /** Accepted records that name no stream. */
  readonly acceptedWithoutStream: number
}
