import { z } from 'zod'
import { DefinitionText, DeviatingRun, WorkflowInFull, WorkflowVersionLine } from '../model/workflow-view.ts'
import { call } from './define.ts'
import { Count, Cursor, PageSize, Token, pageOf } from './parts.ts'

export {
  type BoundaryLines,
  DefinitionText,
  DeviatingRun,
  type InputLine,
  type Listed,
  type StageLine,
  type TransitionLine,
  WorkflowInFull,
  WorkflowVersionLine,
} from '../model/workflow-view.ts'

const Named = { case: Token, id: z.string().min(1), version: z.string().min(1) }

export const WORKFLOWS = {
  /** Every version that the case defines or that runs name, by id, then by when it came in force. */
  'workflows.list': call(
    z.strictObject({ case: Token }),
    z.object({
      tallied: z.boolean(),
      versions: z.array(WorkflowVersionLine),
      /** Versions left out: there are too many of them. */
      more: Count,
      /** Runs whose records name no workflow, as other systems' logs do not. */
      unnamed: Count,
    }),
  ),
  /** Null: neither a definition nor a run names it. */
  'workflow.get': call(z.strictObject(Named), z.object({ workflow: WorkflowInFull.nullable() })),
  /** The files that define it, its boundary's too. */
  'workflow.text': call(z.strictObject(Named), z.object({ files: z.array(DefinitionText) })),
  /** The runs that took a transition which its definition lacks, in the order of the rebuild. */
  'workflow.deviations': call(
    z.strictObject({
      ...Named,
      transition: z.strictObject({ id: z.string(), from: z.string(), to: z.string() }),
      after: Cursor.optional(),
      limit: PageSize,
    }),
    pageOf(DeviatingRun),
  ),
} as const
