import type { WireError } from '../../shared/contract/envelope.ts'
import type { NameOf } from '../../shared/contract/methods.ts'
import type { Progress } from '../../shared/model/progress.ts'

/** A path under the token by which the other side knows it. */
export type HeldPath = readonly [token: string, path: string]

/** To a job's thread, first: what it is to do. The input has been parsed; it may hold a passphrase. */
export interface JobStart {
  readonly name: NameOf<'job'>
  readonly input: unknown
  /** What its input names, and nothing else of what the desk holds. */
  readonly held: readonly HeldPath[]
  readonly folder: string
}

/** To a job's thread, later, whatever it is at. */
export type JobRequest = 'cancel'

/** From a job's thread: progress at most ten times a second, then one end. */
export type JobMessage =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'end'; readonly end: JobEnd }

export type JobEnd =
  | { readonly state: 'done'; readonly value: unknown; readonly held: readonly HeldPath[] }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly error: WireError }
  /** A bug: what it was is for the incident, not for the window. */
  | { readonly state: 'broke'; readonly stack: string }
