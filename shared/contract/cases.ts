import { z } from 'zod'
import { call, job } from './define.ts'
import { Count, Token } from './parts.ts'

export const RecentCase = z.object({
  case: Token,
  name: z.string(),
  /** The folder's name, for people. */
  folder: z.string(),
  decisions: Count.nullable(),
  /** First and last decision, RFC 3339. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** How far the work on it is, in words. */
  progress: z.string(),
  openedAt: z.string(),
  /** Where it is not `ready`, `detail` says what happened and what is safe. */
  state: z.enum(['ready', 'open', 'locked', 'newer', 'older', 'damaged', 'not-found']),
  detail: z.string().nullable(),
})
export type RecentCase = z.output<typeof RecentCase>

export const CASES = {
  'cases.recent': call(z.strictObject({}), z.object({ cases: z.array(RecentCase) })),
  /** Checks a case file and puts it first of the recent ones. Throws what opening a case throws. */
  'cases.open': call(z.strictObject({ file: Token }), z.object({ case: Token, name: z.string() })),
  /** Makes an empty case. Throws FILE_EXISTS where there is a file of that name. */
  'cases.create': call(z.strictObject({ file: Token }), z.object({ case: Token, name: z.string() })),
  /** Closes the connection to a case that no window shows any more. */
  'cases.close': call(z.strictObject({ case: Token }), z.object({})),
  'cases.forget': call(z.strictObject({ case: Token }), z.object({})),
  /** A fresh copy of the sample case, imported and rebuilt, in the desk's own folder. */
  'cases.sample': job(z.strictObject({}), z.object({ case: Token, name: z.string() })),
} as const
