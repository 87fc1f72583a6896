import { casesJobs } from './answers/cases.ts'
import { decisionsJobs } from './answers/decisions.ts'
import { intakeJobs } from './answers/intake.ts'
import { custodyJobs } from './answers/custody.ts'
import { findingsJobs } from './answers/findings.ts'
import { identitiesJobs } from './answers/identities.ts'
import { inputsJobs } from './answers/inputs.ts'
import { packetsJobs } from './answers/packets.ts'
import { replayJobs } from './answers/replay.ts'
import { reviewJobs } from './answers/review.ts'
import type { JobTable } from './answers/tables.ts'

/** Does each job of the contract, with workers of its own that end with it; one file an area. */
export const JOBS: JobTable = {
  ...casesJobs,
  ...intakeJobs,
  ...decisionsJobs,
  ...inputsJobs,
  ...replayJobs,
  ...findingsJobs,
  ...reviewJobs,
  ...packetsJobs,
  ...identitiesJobs,
  ...custodyJobs,
}
