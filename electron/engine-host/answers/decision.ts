import {
  decisionView,
  hearAgain,
  policyRules,
  rawRecord,
  recordProof,
  runTimeline,
} from '../../../shared/engine.ts'
import { HearingPool } from '../hearing-pool.ts'
import { type CallTable, caseOf } from './tables.ts'

const hearing = new HearingPool()

export const decisionCalls = {
  'decision.view': (input, by) => decisionView(caseOf(input, by), input),
  'decision.run': (input, by) => runTimeline(caseOf(input, by), input, input),
  'decision.hear': (input, by) =>
    hearAgain(caseOf(input, by), input, (versions, budgetMs) => hearing.of(versions, budgetMs)),
  'policy.rules': (input, by) => policyRules(caseOf(input, by), input),
  'record.raw': (input, by) => rawRecord(caseOf(input, by), input.place, input),
  'record.proof': (input, by) => recordProof(caseOf(input, by), input.place),
} satisfies Partial<CallTable>
