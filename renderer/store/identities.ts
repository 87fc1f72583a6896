import type { TrustChange } from '../../shared/contract/identities.ts'
import type { WireError } from '../../shared/contract/envelope.ts'
import type { HeldFile } from '../../shared/contract/parts.ts'
import type { Output } from '../../shared/contract/methods.ts'
import { refresh } from '../client/answers.ts'
import { ask, wireErrorOf } from '../client/client.ts'
import { chooseFiles } from './files.ts'
import { type Ended, runJob } from './jobs.ts'
import { report, toast } from './notices.ts'

/** What was done, or what speaks against it. */
export type KeyEnd = { readonly keyid: string } | WireError

/** A key file that was chosen, to be taken in. */
export interface KeyFile {
  readonly file: HeldFile
  readonly look: Output<'key.look'>
}

/** Asks anew for whom this desk knows: another window, or the command line, may have changed it. */
export function refreshIdentities(): void {
  refresh((name) => name.startsWith('identit') || name === 'shell.passphrases')
}

/** Makes one change to the trust store. `onEnd` is told what speaks against it; null: nothing. */
export function changeIdentity(change: TrustChange, onEnd: (error: WireError | null) => void): void {
  make(change).then(onEnd, (error: unknown) => onEnd(wireErrorOf(error)))
}

async function make(change: TrustChange): Promise<null> {
  await ask('identities.change', change)
  refreshIdentities()
  return null
}

interface NewIdentity {
  readonly name: string
  readonly aliases: readonly string[]
  readonly passphrase: string
  /** A date, or nothing. */
  readonly until: string
  /** The system's key store is to keep the passphrase. */
  readonly isKept: boolean
}

/** Makes a key for somebody who sits here. The passphrase goes into the job, and to the key store where asked for. */
export function makeIdentity(who: NewIdentity, onEnd: (end: KeyEnd) => void): void {
  create(who).then(onEnd, (error: unknown) => onEnd(wireErrorOf(error)))
}

async function create({ name, aliases, passphrase, until, isKept }: NewIdentity): Promise<KeyEnd> {
  const ended = await runJob(
    'identity.create',
    { name, aliases: [...aliases], passphrase, until: orNull(until) },
    { title: `Make a key for ${name}` },
  )
  if (ended.state === 'done' && isKept) await keep(ended.value.keyid, passphrase)
  return endOf(ended)
}

/** Asks for a key file, public or private, and looks at it. */
export function chooseKeyFile(onChosen: (key: KeyFile) => void): void {
  doing('Choose a key', async () => {
    const [file] = await chooseFiles('public-key')
    if (file !== undefined) onChosen({ file, look: await ask('key.look', { file: file.token }) })
  })
}

interface ImportedIdentity {
  readonly file: HeldFile
  readonly name: string
  readonly aliases: readonly string[]
  readonly since: string
  readonly until: string
  /** Of a private key. */
  readonly passphrase: string | null
}

/** Takes a key into the trust store: a public one is no trust before it was compared. */
export function importIdentity(what: ImportedIdentity, onEnd: (end: KeyEnd) => void): void {
  take(what).then(onEnd, (error: unknown) => onEnd(wireErrorOf(error)))
}

async function take({ file, passphrase, ...what }: ImportedIdentity): Promise<KeyEnd> {
  const ended = await runJob(
    'identity.import',
    {
      file: file.token,
      name: what.name,
      aliases: [...what.aliases],
      since: orNull(what.since),
      until: orNull(what.until),
      ...(passphrase === null ? {} : { passphrase }),
    },
    { title: `Take in a key of ${what.name}` },
  )
  return endOf(ended)
}

/** Has the system's key store keep a passphrase, once it was seen to open the key. `onEnd`: what speaks against it. */
export function keepPassphrase(
  keyid: string,
  passphrase: string,
  onEnd: (error: WireError | null) => void,
): void {
  openAndKeep(keyid, passphrase).then(onEnd, (error: unknown) => onEnd(wireErrorOf(error)))
}

async function openAndKeep(keyid: string, passphrase: string): Promise<WireError | null> {
  const { file } = await ask('identity.signingKey', { key: keyid })
  const ended = await runJob(
    'identity.open',
    { key: file.token, passphrase },
    { title: 'Open a private key' },
  )
  if (ended.state === 'failed') return ended.error
  if (ended.state === 'done') await keep(keyid, passphrase)
  return null
}

async function keep(keyid: string, passphrase: string): Promise<void> {
  await ask('shell.keepPassphrase', { keyid, passphrase })
  refreshIdentities()
}

export function forgetPassphrase(keyid: string): void {
  doing('Forget a passphrase', async () => {
    await ask('shell.forgetPassphrase', { keyid })
    refreshIdentities()
    toast('The passphrase is asked for again from now on')
  })
}

function endOf(ended: Ended<'identity.create'> | Ended<'identity.import'>): KeyEnd {
  if (ended.state === 'failed') return ended.error
  refreshIdentities()
  return { keyid: ended.state === 'done' ? ended.value.keyid : '' }
}

function orNull(date: string): string | null {
  return date.trim() === '' ? null : date.trim()
}

function doing(what: string, work: () => Promise<void>): void {
  work().catch((error: unknown) => report(what, wireErrorOf(error)))
}
