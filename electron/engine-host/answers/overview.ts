import { caseOverview } from '../../../shared/engine.ts'
import { type CallTable, caseOf } from './tables.ts'

export const overviewCalls = {
  'case.info': (input, by) => caseOverview(caseOf(input, by)),
} satisfies Partial<CallTable>
