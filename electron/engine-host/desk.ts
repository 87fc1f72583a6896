import type { CaseChecks } from './case-checks.ts'
import type { FileTokens } from './file-tokens.ts'
import type { OpenCases } from './open-cases.ts'
import type { RecentCases } from './recent-cases.ts'
import type { Remembered } from './remembered.ts'
import type { RunningJobs } from './running-jobs.ts'

/** What the answers about the desk as a whole have besides their input. */
export interface Desk {
  readonly host: 'electron' | 'browser'
  readonly files: FileTokens
  readonly cases: OpenCases
  readonly checks: CaseChecks
  readonly recent: RecentCases
  readonly remembered: Remembered
  readonly jobs: RunningJobs
}
