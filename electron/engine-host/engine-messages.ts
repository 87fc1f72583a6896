import type { Envelope } from '../../shared/contract/envelope.ts'
import type { NameOf } from '../../shared/contract/methods.ts'
import type { EngineCallName } from './desk-engine.ts'
import type { DeskEvent } from './desk-events.ts'
import type { HeldPath } from './job-messages.ts'

/** To the engine's process. `open` comes first; what has an `id` is answered under it. */
export type ToEngine =
  | { readonly kind: 'open'; readonly folder: string; readonly held: readonly HeldPath[] }
  | ToBeAnswered
  | { readonly kind: 'close' }

export type ToBeAnswered =
  | { readonly kind: 'call'; readonly id: number; readonly name: EngineCallName; readonly input: unknown }
  | { readonly kind: 'job'; readonly id: number; readonly name: NameOf<'job'>; readonly input: unknown }
  | { readonly kind: 'hold'; readonly id: number; readonly paths: readonly string[] }

/** From it. `held` are the tokens in what is told, so that they outlive the process. */
export type FromEngine =
  | { readonly kind: 'opened' }
  /** All work has ended: the process may. */
  | { readonly kind: 'closed' }
  | {
      readonly kind: 'answer'
      readonly id: number
      readonly answer: Envelope<unknown>
      readonly held: readonly HeldPath[]
    }
  | { readonly kind: 'event'; readonly event: DeskEvent; readonly held: readonly HeldPath[] }
