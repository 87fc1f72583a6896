import type { CallTable } from './tables.ts'

export const policiesCalls = {} satisfies Partial<CallTable>
