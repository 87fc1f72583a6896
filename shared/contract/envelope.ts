import { z } from 'zod'
import { Token } from './parts.ts'

/** An error as it crosses a process: a code of `model/error.ts` with its words, never a stack. */
export const WireError = z.object({
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type WireError = z.output<typeof WireError>

/** What every request is answered with. Nothing throws across a process. */
export type Envelope<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: WireError }

/** A job is answered with its id at once; the rest comes as events. */
export const JobStarted = z.object({ jobId: Token })
export type JobStarted = z.output<typeof JobStarted>

/** How a job ended. Being cancelled is an outcome, not an error. */
export const JobOutcome = z.discriminatedUnion('state', [
  z.object({ state: z.literal('done'), value: z.unknown() }),
  z.object({ state: z.literal('cancelled') }),
  z.object({ state: z.literal('failed'), error: WireError }),
])
export type JobOutcome = z.output<typeof JobOutcome>
