import {
  decisionInFull,
  decisionPlace,
  decisionRows,
  decisionSummary,
  exportDecisions,
  parseDecision,
} from '../../../shared/engine.ts'
import { readAhead } from '../read-ahead.ts'
import { conditions } from './conditions.ts'
import { type CallTable, caseOf, type JobTable } from './tables.ts'

export const decisionsCalls = {
  'decisions.page': ({ where, after, limit, ...input }, by) => {
    const file = caseOf(input, by)
    const page = file.decisions.page(conditions(where), after === undefined ? { limit } : { limit, after })
    return {
      rows: page.rows.map(({ json }) => parseDecision(file, json)),
      next: page.next ?? null,
      total: page.total,
    }
  },
  'decisions.summary': (input, by) => {
    const summary = decisionSummary(caseOf(input, by), input.filter)
    readAhead(by.files.path(input.case), by.cases)
    return summary
  },
  'decisions.rows': (input, by) => decisionRows(caseOf(input, by), input, input),
  'decisions.place': (input, by) => decisionPlace(caseOf(input, by), input, input.ord),
  'decision.get': (input, by) => decisionInFull(caseOf(input, by), input.id, input.ord),
} satisfies Partial<CallTable>

export const decisionsJobs = {
  'decisions.export': ({ filter, sort, as, out, ...input }, { files, cases, signal, onProgress }) =>
    exportDecisions(cases.reading(files.path(input.case)), files.path(out), {
      filter,
      sort,
      as,
      signal,
      onProgress,
    }),
} satisfies Partial<JobTable>
