import { z } from 'zod'
import { Decision } from '../model/decision.ts'
import { Finding } from '../model/finding.ts'
import { type Call, call, type Event, event, type Job, job } from './define.ts'
import {
  CaseOverview,
  DecisionInFull,
  Hit,
  ImportSummary,
  PacketSummary,
  ProgressPayload,
  RebuildSummary,
  VerificationPayload,
} from './shapes.ts'

/** Stands for a file that the host holds: a screen never names a path. */
const Token = z.string().min(1).max(64)
/** Pages hold at most this many rows. */
const PageSize = z.int().min(1).max(500)
/** Where the next page begins; opaque to who asks. */
const Cursor = z.int().min(0)
/** `{field, value}`, as `--where FIELD=VALUE` gives it. */
const Where = z.strictObject({ field: z.string(), value: z.string() })

function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), next: Cursor.nullable(), total: z.int().min(0) })
}

/**
 * What a screen may ask of a case, and what it is told: THE table. Channels, preload methods, handlers,
 * the client's types and the contract tests are derived from it.
 */
export const METHODS = {
  'case.info': call(z.strictObject({ case: Token }), CaseOverview),
  'decisions.page': call(
    z.strictObject({ case: Token, where: z.array(Where), after: Cursor.optional(), limit: PageSize }),
    pageOf(Decision),
  ),
  /** Where the evidence gives several decisions one id, the first. */
  'decision.get': call(z.strictObject({ case: Token, id: z.string().min(1) }), DecisionInFull),
  'findings.page': call(
    z.strictObject({ case: Token, code: z.string().optional(), after: Cursor.optional(), limit: PageSize }),
    pageOf(Finding),
  ),
  'evidence.search': job(
    z.strictObject({ case: Token, text: z.string().min(1).max(1000), limit: z.int().min(1) }),
    z.object({ hits: z.array(Hit), more: z.boolean() }),
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
  'packet.seal': job(
    z.strictObject({ case: Token, out: Token, keys: z.array(Token).min(1), where: z.array(Where) }),
    PacketSummary,
  ),
  'packet.verify': job(
    z.strictObject({ packet: Token, trust: z.array(Token), reperform: z.boolean() }),
    VerificationPayload,
  ),
  'job.progress': event(z.object({ jobId: z.string(), progress: ProgressPayload })),
} as const satisfies Record<string, Call | Job | Event>

type Methods = typeof METHODS
export type MethodName = keyof Methods
/** Names of the methods of one kind. */
export type NameOf<Kind extends 'call' | 'job' | 'event'> = {
  [Name in MethodName]: Methods[Name]['kind'] extends Kind ? Name : never
}[MethodName]
export type Input<Name extends NameOf<'call' | 'job'>> = z.input<Methods[Name]['input']>
export type Output<Name extends NameOf<'call' | 'job'>> = z.output<Methods[Name]['output']>
