import type { Envelope, JobStarted } from '../../shared/contract/envelope.ts'
import type { HeldFile } from '../../shared/contract/parts.ts'

/** The one way out of a window: the preload under Electron, a socket in a browser. */
export interface Transport {
  readonly host: 'electron' | 'browser'
  readonly call: (name: string, input: unknown) => Promise<Envelope<unknown>>
  readonly start: (name: string, input: unknown) => Promise<Envelope<JobStarted>>
  readonly on: (listener: (name: string, payload: unknown) => void) => () => void
  /** Tokens for files that were dropped on the window. */
  readonly receive: (files: readonly File[]) => Promise<Envelope<{ readonly files: readonly HeldFile[] }>>
  /** Told when the host is gone for good. */
  readonly onGone: (listener: () => void) => () => void
}
