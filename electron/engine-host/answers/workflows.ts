import { deviatingRuns, workflowInFull, workflowList, workflowText } from '../../../shared/engine.ts'
import { type CallTable, caseOf } from './tables.ts'

export const workflowsCalls = {
  'workflows.list': (input, by) => workflowList(caseOf(input, by)),
  'workflow.get': ({ id, version, ...input }, by) => ({
    workflow: workflowInFull(caseOf(input, by), id, version) ?? null,
  }),
  'workflow.text': ({ id, version, ...input }, by) => ({
    files: workflowText(caseOf(input, by), id, version),
  }),
  'workflow.deviations': ({ id, version, transition, after, limit, ...input }, by) =>
    deviatingRuns(caseOf(input, by), { id, version, transition, after, limit }),
} satisfies Partial<CallTable>
