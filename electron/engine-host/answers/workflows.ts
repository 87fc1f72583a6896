import type { CallTable } from './tables.ts'

export const workflowsCalls = {} satisfies Partial<CallTable>
