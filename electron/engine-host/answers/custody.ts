import { custodyEntry, custodyPage, exportCustody, walkCustody } from '../../../shared/engine.ts'
import { type CallTable, caseOf, type JobTable } from './tables.ts'

export const custodyCalls = {
  'custody.page': ({ acts, people, text, before, limit, ...input }, by) =>
    custodyPage(caseOf(input, by), { acts, people, text, before, limit }),
  'custody.entry': ({ seq, ...input }, by) => ({ entry: custodyEntry(caseOf(input, by), seq) }),
  'custody.walk': ({ from, ...input }, by) => walkCustody(caseOf(input, by), from),
} satisfies Partial<CallTable>

export const custodyJobs = {
  'custody.export': ({ out, ...input }, { files, cases, signal }) =>
    exportCustody(cases.reading(files.path(input.case)), files.path(out), { signal }),
} satisfies Partial<JobTable>
