import { BrowserWindow, ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import { z } from 'zod'
import { type Envelope, JobStarted } from '../../shared/contract/envelope.ts'
import { METHODS, type NameOf, type ShellName } from '../../shared/contract/methods.ts'
import { HeldFile } from '../../shared/contract/parts.ts'
import { DocketError } from '../../shared/model/error.ts'
import type { EngineClient } from '../engine-host/client.ts'
import { inEnvelope } from './answer.ts'
import { RECEIVE, channelOf } from './channels.ts'
import { withKeptPassphrases } from './open-passphrases.ts'
import { isOurPage } from './sender.ts'
import { SHELL_CALLS, type Shell } from './shell-calls.ts'

export interface Bound extends Shell {
  readonly engine: EngineClient
  /** Whether these are the contents of a window of this desk. */
  readonly isWindow: (contents: WebContents) => boolean
}

/** Paths of dropped files, as the preload took them from the files themselves. */
const Dropped = z.array(z.string().min(1).max(32_767)).min(1).max(1000)
const Received = z.object({ files: z.array(HeldFile) })

interface Method {
  readonly input: z.ZodType
  readonly output: z.ZodType
  readonly answer: (input: unknown, window: BrowserWindow) => Promise<Envelope<unknown>>
}

/** Answers everything that a page may ask. In this order: sender, input, answer, output, envelope. */
export function bindContract(by: Bound): void {
  for (const [name, method] of Object.entries(METHODS))
    if (method.kind === 'call') {
      const { input, output } = method
      bind(by, name, { input, output, answer: answering(name as NameOf<'call'>, by) })
    } else if (method.kind === 'job') {
      const answer = async (input: unknown) =>
        by.engine.start(name as NameOf<'job'>, await withKeptPassphrases(input, by.passphrases))
      bind(by, name, { input: method.input, output: JobStarted, answer })
    }
  bind(by, RECEIVE, {
    input: Dropped,
    output: Received,
    answer: async (paths) => by.engine.hold(paths as z.output<typeof Dropped>),
  })
}

function bind(by: Bound, name: string, { input, output, answer }: Method): void {
  ipcMain.handle(channelOf(name), async (event: IpcMainInvokeEvent, given: unknown) =>
    inEnvelope(name, async () => {
      const window = BrowserWindow.fromWebContents(event.sender)
      if (window === null || !isOurPage(event, by.isWindow))
        throw new DocketError('SENDER_REFUSED', { what: name })
      const answered = await answer(readInput(input, given, name), window)
      return answered.ok ? { ok: true, value: output.parse(answered.value) } : answered
    }),
  )
}

/** Who answers a call: the shell what is the shell's, the engine all else. */
function answering(name: NameOf<'call'>, by: Bound): Method['answer'] {
  if (!isShell(name)) return async (input) => by.engine.answer(name, input)
  // Each is typed by its own name; here only the union of all can be seen.
  const shellCall = SHELL_CALLS[name] as (
    input: unknown,
    window: BrowserWindow,
    by: Shell,
  ) => Promise<Envelope<unknown>>
  return async (input, window) => shellCall(input, window, by)
}

function isShell(name: NameOf<'call'>): name is ShellName {
  return Object.hasOwn(SHELL_CALLS, name)
}

/** Throws USAGE: pages of ours ask as the contract says, so it names only what is wrong. */
function readInput(schema: z.ZodType, given: unknown, name: string): unknown {
  const read = schema.safeParse(given)
  if (read.success) return read.data
  const problem = `${name}: ${z.prettifyError(read.error).slice(0, 500)}`
  throw new DocketError('USAGE', { problem, verb: 'desk' }, { cause: read.error })
}
