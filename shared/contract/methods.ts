import type { z } from 'zod'
import { CASES } from './cases.ts'
import { CUSTODY } from './custody.ts'
import { DECISION } from './decision.ts'
import { DECISIONS } from './decisions.ts'
import type { Call, Event, Job } from './define.ts'
import { DESK, SHELL } from './desk.ts'
import { FINDINGS } from './findings.ts'
import { IDENTITIES } from './identities.ts'
import { INPUTS } from './inputs.ts'
import { INTAKE } from './intake.ts'
import { OVERVIEW } from './overview.ts'
import { PACKETS } from './packets.ts'
import { POLICIES } from './policies.ts'
import { REPLAY } from './replay.ts'
import { REVIEW } from './review.ts'
import { WORKFLOWS } from './workflows.ts'

/**
 * What a screen may ask, and what it is told: THE table, one file an area. Channels, preload methods,
 * handlers, the client's types and the contract tests are derived from it.
 */
export const METHODS = {
  ...DESK,
  ...SHELL,
  ...CASES,
  ...INTAKE,
  ...OVERVIEW,
  ...DECISIONS,
  ...DECISION,
  ...WORKFLOWS,
  ...POLICIES,
  ...INPUTS,
  ...REPLAY,
  ...FINDINGS,
  ...REVIEW,
  ...PACKETS,
  ...IDENTITIES,
  ...CUSTODY,
} as const satisfies Record<string, Call | Job | Event>

type Methods = typeof METHODS
export type MethodName = keyof Methods
/** Names of the methods of one kind. */
export type NameOf<Kind extends 'call' | 'job' | 'event'> = {
  [Name in MethodName]: Methods[Name]['kind'] extends Kind ? Name : never
}[MethodName]
/** Calls that the shell around the engine answers: Electron's main process, or the browser host. */
export type ShellName = keyof typeof SHELL
/** Calls about the desk as a whole: its jobs, its memory, its cases. */
export type DeskName = Exclude<keyof typeof DESK | keyof typeof CASES, NameOf<'event' | 'job'>>
/** Calls about one open case. */
export type CaseCallName = Exclude<NameOf<'call'>, ShellName | DeskName>
export type Input<Name extends NameOf<'call' | 'job'>> = z.input<Methods[Name]['input']>
/** An input as its schema gives it, defaults filled in. */
export type Given<Name extends NameOf<'call' | 'job'>> = z.output<Methods[Name]['input']>
export type Output<Name extends NameOf<'call' | 'job'>> = z.output<Methods[Name]['output']>
export type Payload<Name extends NameOf<'event'>> = z.output<Methods[Name]['payload']>
