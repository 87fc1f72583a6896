import { custodyCalls } from './answers/custody.ts'
import { decisionCalls } from './answers/decision.ts'
import { decisionsCalls } from './answers/decisions.ts'
import { findingsCalls } from './answers/findings.ts'
import { identitiesCalls } from './answers/identities.ts'
import { inputsCalls } from './answers/inputs.ts'
import { intakeCalls } from './answers/intake.ts'
import { overviewCalls } from './answers/overview.ts'
import { policiesCalls } from './answers/policies.ts'
import { packetsCalls } from './answers/packets.ts'
import { replayCalls } from './answers/replay.ts'
import { reviewCalls } from './answers/review.ts'
import type { CallTable } from './answers/tables.ts'
import { workflowsCalls } from './answers/workflows.ts'

/** Answers each call about a case, from a read-only connection; one file an area of the contract. */
export const CALLS: CallTable = {
  ...overviewCalls,
  ...intakeCalls,
  ...decisionsCalls,
  ...decisionCalls,
  ...workflowsCalls,
  ...policiesCalls,
  ...inputsCalls,
  ...replayCalls,
  ...findingsCalls,
  ...reviewCalls,
  ...packetsCalls,
  ...identitiesCalls,
  ...custodyCalls,
}
