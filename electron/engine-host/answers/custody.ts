import type { CallTable } from './tables.ts'

export const custodyCalls = {} satisfies Partial<CallTable>
