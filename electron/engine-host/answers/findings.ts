import { type CallTable, caseOf } from './tables.ts'

export const findingsCalls = {
  'findings.page': ({ code, after, limit, ...input }, by) => {
    const codes = code === undefined ? [] : [code]
    const page = caseOf(input, by).findings.page(codes, after === undefined ? { limit } : { limit, after })
    return { rows: [...page.rows], next: page.next ?? null, total: page.total }
  },
} satisfies Partial<CallTable>
