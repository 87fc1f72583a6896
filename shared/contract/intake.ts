import { z } from 'zod'
import { call, job } from './define.ts'
import { HeldFile, Token } from './parts.ts'
import { Hit, ImportSummary, RebuildSummary } from './shapes.ts'

/** What a chosen or dropped file is taken for, before anything is done with it. */
export const Recognised = z.object({
  file: HeldFile,
  kind: z.enum(['case', 'packet', 'evidence', 'workflow', 'boundary', 'policies', 'unknown']),
  /** The name that `--format` takes; '' where unknown. */
  format: z.string(),
  /** Why, in words. */
  reason: z.string(),
})
export type Recognised = z.output<typeof Recognised>

export const INTAKE = {
  'intake.recognise': call(
    z.strictObject({ files: z.array(Token).min(1).max(1000) }),
    z.object({ files: z.array(Recognised) }),
  ),
  'case.import': job(
    z.strictObject({
      case: Token,
      files: z.array(Token).min(1),
      format: z.string().optional(),
      rebuild: z.enum(['after', 'leave']),
    }),
    ImportSummary,
  ),
  'case.rebuild': job(z.strictObject({ case: Token }), RebuildSummary),
  'evidence.search': job(
    z.strictObject({ case: Token, text: z.string().min(1).max(1000), limit: z.int().min(1) }),
    z.object({ hits: z.array(Hit), more: z.boolean() }),
  ),
} as const
