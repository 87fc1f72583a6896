import { decisionInFull, parseDecision } from '../../../shared/engine.ts'
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
  'decisions.summary': () => {
    throw new Error('not there yet')
  },
  'decisions.rows': () => {
    throw new Error('not there yet')
  },
  'decisions.place': () => {
    throw new Error('not there yet')
  },
  'decision.get': (input, by) => decisionInFull(caseOf(input, by), input.id),
} satisfies Partial<CallTable>

export const decisionsJobs = {
  'decisions.export': () => Promise.reject(new Error('not there yet')),
} satisfies Partial<JobTable>
