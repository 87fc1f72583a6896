import type { CallTable } from './tables.ts'

export const decisionCalls = {} satisfies Partial<CallTable>
