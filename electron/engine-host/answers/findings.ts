import { exportFindings, findingRows, rulesList, summariseFindings } from '../../../shared/engine.ts'
import { type CallTable, caseOf, type JobTable } from './tables.ts'

export const findingsCalls = {
  'rules.list': () => ({ rules: rulesList() }),
  'findings.page': ({ code, after, limit, ...input }, by) => {
    const codes = code === undefined ? [] : [code]
    const page = caseOf(input, by).findings.page(codes, after === undefined ? { limit } : { limit, after })
    return { rows: [...page.rows], next: page.next ?? null, total: page.total }
  },
  'findings.summary': ({ filter, ...input }, by) => summariseFindings(caseOf(input, by), filter),
  'findings.rows': ({ filter, order, at, limit, ...input }, by) =>
    findingRows(caseOf(input, by), { filter, order, at, limit }),
} satisfies Partial<CallTable>

export const findingsJobs = {
  'findings.export': ({ codes, out, ...input }, { files, cases, signal, onProgress }) =>
    exportFindings(cases.reading(files.path(input.case)), files.path(out), codes, { signal, onProgress }),
} satisfies Partial<JobTable>
