import { z } from 'zod'
import { DigestText } from '../model/ids.ts'
import { call, event } from './define.ts'
import { JobOutcome } from './envelope.ts'
import { Count, HeldFile, Passphrase, Token } from './parts.ts'
import { ProgressPayload } from './shapes.ts'

/** What a dialog is opened for: it decides which files are offered. */
const Wanted = z.enum([
  'case',
  'evidence',
  'folder',
  'packet',
  'private-key',
  'public-key',
  'certificate',
  'timestamp',
  'disclosure',
])

/** The name of a file to be written, without any folder. */
const FileName = z.string().min(1).max(200)

const Bytes = z.instanceof(Uint8Array)

/** Remembered things are small: a layout, a filter, a theme. */
const MOST_REMEMBERED_CHARS = 65_536

/** What the menu of a window's system can ask of the page that the window shows. */
export const MENU_COMMANDS = [
  'case.new',
  'case.open',
  'case.sample',
  'case.import',
  'go.back',
  'go.forward',
  'palette.open',
  'keys.show',
  'theme.system',
  'theme.light',
  'theme.dark',
  'times.switch',
] as const
export type MenuCommand = (typeof MENU_COMMANDS)[number]

export const RunningJob = z.object({
  jobId: Token,
  method: z.string(),
  /** The case that it works on, where it has one. */
  case: Token.nullable(),
  /** RFC 3339. */
  startedAt: z.string(),
  progress: ProgressPayload.nullable(),
})
export type RunningJob = z.output<typeof RunningJob>

/** What every host answers, whatever window it has: jobs, and what the desk remembers of its user. */
export const DESK = {
  /** What this desk is: shown in Cases, the help sheet and reports of errors. */
  'desk.about': call(
    z.strictObject({}),
    z.object({
      host: z.enum(['electron', 'browser']),
      platform: z.string(),
      version: z.string(),
      schema: z.int(),
      /** Name and version of each policy engine. */
      engines: z.array(z.string()),
      user: z.string(),
    }),
  ),
  /** All that was remembered, by key: JSON texts. */
  'desk.remembered': call(z.strictObject({}), z.record(z.string(), z.string())),
  'desk.remember': call(
    z.strictObject({
      key: z.string().min(1).max(200),
      value: z.string().max(MOST_REMEMBERED_CHARS).nullable(),
    }),
    z.object({}),
  ),
  'job.cancel': call(z.strictObject({ jobId: Token }), z.object({})),
  /** For a window that opens while work goes on. */
  'job.running': call(z.strictObject({}), z.object({ jobs: z.array(RunningJob) })),
  'job.progress': event(z.object({ jobId: Token, progress: ProgressPayload })),
  'job.ended': event(
    z.object({ jobId: Token, method: z.string(), case: Token.nullable(), outcome: JobOutcome }),
  ),
  /** Something was written to a case: what was read of it before may be stale. */
  'case.changed': event(z.object({ case: Token })),
  /**
   * The engine's process ended by itself and was started again. Jobs that ran have been told as failed;
   * cases and tokens go on as they were.
   */
  'engine.restarted': event(z.object({ jobs: Count })),
  /** Told to the window whose menu it was. Only under Electron. */
  'menu.chosen': event(z.object({ command: z.enum(MENU_COMMANDS) })),
} as const

/** What the shell around the engine answers: Electron's main process, or the browser host. */
export const SHELL = {
  /** A dialog of the system. Only under Electron; elsewhere NOT_HERE, and the page uses `shell.folder`. */
  'shell.choose': call(
    z.strictObject({ wanted: Wanted, many: z.boolean() }),
    z.object({ files: z.array(HeldFile) }),
  ),
  /** Where to write a file: a dialog of the system. As `shell.choose`. */
  'shell.chooseSave': call(
    z.strictObject({ name: FileName, extension: z.string().max(20) }),
    z.object({ file: HeldFile.nullable() }),
  ),
  /** One folder of this machine; without a token the user's own. Only in the browser host. */
  'shell.folder': call(
    z.strictObject({ folder: Token.nullable() }),
    z.object({
      folder: HeldFile,
      parent: Token.nullable(),
      /** Folders to begin from. */
      places: z.array(HeldFile),
      /** Folders first, then files, by name; hidden ones left out. At most 5,000, `more` says there are others. */
      entries: z.array(HeldFile),
      more: z.boolean(),
    }),
  ),
  /** A token for a file to be written in a folder. Only in the browser host. `taken`: there is one of that name. */
  'shell.saveIn': call(
    z.strictObject({ folder: Token, name: FileName }),
    z.object({ file: HeldFile, taken: z.boolean() }),
  ),
  /** A dropped file, sent in parts, since a page has no paths. Only in the browser host. */
  'shell.receive': call(z.strictObject({ name: FileName, bytes: Count }), z.object({ upload: Token })),
  'shell.receivePart': call(z.strictObject({ upload: Token, bytes: Bytes }), z.object({ received: Count })),
  'shell.receiveEnd': call(z.strictObject({ upload: Token }), z.object({ file: HeldFile })),
  /** Another window, at an address of the app (`#/…`). */
  'shell.openWindow': call(z.strictObject({ address: z.string().max(4000) }), z.object({})),
  /** Whether the system has a key store that can keep passphrases of signing keys, else why not, and whose it keeps. */
  'shell.passphrases': call(
    z.strictObject({}),
    z.object({ missing: z.string().nullable(), kept: z.array(DigestText) }),
  ),
  /** Only under Electron, and where there is a key store; elsewhere NOT_HERE: a passphrase is asked for each time. */
  'shell.keepPassphrase': call(z.strictObject({ keyid: DigestText, passphrase: Passphrase }), z.object({})),
  'shell.forgetPassphrase': call(z.strictObject({ keyid: DigestText }), z.object({})),
  /** Shows a file that was written in the system's file manager. Only under Electron. */
  'shell.reveal': call(z.strictObject({ file: Token }), z.object({})),
} as const
