import { create } from 'zustand'
import type { WireError } from '../../shared/contract/envelope.ts'
import type { Input, Output } from '../../shared/contract/methods.ts'
import type { HeldFile } from '../../shared/contract/parts.ts'
import { ask, wireErrorOf } from '../client/client.ts'
import type { OpenCase } from './case.ts'
import { chooseFiles, chooseWhere } from './files.ts'
import { runJob } from './jobs.ts'
import { report } from './notices.ts'
import { currentRedaction } from './withholding.ts'

export interface SealingKey {
  readonly file: HeldFile
  readonly look: Output<'key.look'>
}

/** What opens a key, for a job that signs: a passphrase that was typed, one that is kept, or nothing where it lies open. */
export type Opener = Pick<Input<'packet.sign'>['key'], 'passphrase' | 'keptPassphrase'>

/** What came of a seal, and where it lies. */
export interface SealedNow {
  readonly case: string
  readonly file: HeldFile
  readonly summary: Output<'packet.seal'>
  /** The public key that the packet was sealed by, where it lies beside the private one. */
  readonly publicKey: HeldFile | null
}

interface Sealing {
  /** Chosen for as long as the window is open; what opens it is asked each time. */
  readonly key: SealingKey | null
  readonly jobId: string | null
  readonly sealed: SealedNow | null
  readonly error: WireError | null
  /** Where packets lie that this window sealed or verified, by their digests. */
  readonly known: Readonly<Record<string, HeldFile>>
}

export const useSealing = create<Sealing>(() => ({
  key: null,
  jobId: null,
  sealed: null,
  error: null,
  known: {},
}))

export function chooseKey(): void {
  doing('Choose a key', async () => {
    const [file] = await chooseFiles('private-key')
    if (file !== undefined) await takeKey(file)
  })
}

/** Takes a key that this desk holds. */
export function takeOwnKey(keyid: string): void {
  doing('Take a key of this desk', async () => {
    const { file } = await ask('identity.signingKey', { key: keyid })
    // No public key lies beside it to tell which it is; the trust store does.
    const look = { ...(await ask('key.look', { file: file.token })), keyid }
    useSealing.setState({ key: { file, look }, error: null })
  })
}

export function dropKey(): void {
  useSealing.setState({ key: null })
}

async function takeKey(file: HeldFile): Promise<void> {
  const look = await ask('key.look', { file: file.token })
  if (look.kind === 'public')
    report('Choose a key', {
      code: 'KEY_INVALID',
      message: `${file.name} is a public key: a packet is sealed with a private one.`,
      remedy: 'Choose the file whose name ends in .key.pem.',
      facts: {},
    })
  else useSealing.setState({ key: { file, look }, error: null })
}

/**
 * Asks where a new key pair is to lie, makes it, and takes it. The passphrase goes into the job and nowhere else.
 * `onEnd` is told what went wrong, or that the person left.
 */
export function makeKey(
  name: string,
  passphrase: string,
  onEnd: (end: WireError | 'made' | 'left') => void,
): void {
  newKey(name, passphrase).then(onEnd, (error: unknown) => onEnd(wireErrorOf(error)))
}

async function newKey(name: string, passphrase: string): Promise<WireError | 'made' | 'left'> {
  const out = await chooseWhere(`${name}.key.pem`, 'pem')
  if (out === null) return 'left'
  const ended = await runJob('key.create', { out: out.token, passphrase }, { title: 'Make a key pair' })
  if (ended.state === 'failed') return ended.error
  if (ended.state === 'cancelled') return 'left'
  await takeKey(ended.value.privateKey)
  return 'made'
}

/** Asks where the packet is to lie and seals it. */
export async function sealPacket(
  opened: OpenCase,
  filter: NonNullable<Input<'packet.seal'>['filter']>,
  name: string,
  opener: Opener,
): Promise<void> {
  const { key } = useSealing.getState()
  if (key === null) return
  try {
    const file = await chooseWhere(`${name}.packet`, 'packet')
    if (file === null) return
    useSealing.setState({ sealed: null, error: null })
    const ended = await runJob(
      'packet.seal',
      {
        case: opened.case,
        out: file.token,
        filter,
        keys: [{ key: key.file.token, ...opener }],
        redact: currentRedaction(),
      },
      { title: `Seal ${file.name}`, onStart: (jobId) => useSealing.setState({ jobId }) },
    )
    useSealing.setState({ jobId: null })
    if (ended.state === 'failed') useSealing.setState({ error: ended.error })
    if (ended.state !== 'done') return
    const sealed = { case: opened.case, file, summary: ended.value, publicKey: key.look.beside }
    useSealing.setState({ sealed })
    knowPacket(ended.value.sha256, file)
  } catch (error) {
    useSealing.setState({ jobId: null, error: wireErrorOf(error) })
  }
}

/** Remembers, for as long as the window is open, where a packet lies. */
export function knowPacket(sha256: string, file: HeldFile): void {
  useSealing.setState(({ known }) => ({ known: { ...known, [sha256]: file } }))
}

/** Shows a file in the system's file manager. */
export function revealFile(file: HeldFile): void {
  doing(`Show ${file.name}`, async () => {
    await ask('shell.reveal', { file: file.token })
  })
}

function doing(what: string, work: () => Promise<void>): void {
  work().catch((error: unknown) => report(what, wireErrorOf(error)))
}
