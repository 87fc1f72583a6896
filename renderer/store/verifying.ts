import { create } from 'zustand'
import type { WireError } from '../../shared/contract/envelope.ts'
import type { Output } from '../../shared/contract/methods.ts'
import type { AuthorityLook } from '../../shared/contract/packets.ts'
import type { HeldFile } from '../../shared/contract/parts.ts'
import { ask, wireErrorOf } from '../client/client.ts'
import { chooseFiles } from './files.ts'
import { runJob } from './jobs.ts'
import { copyText, report } from './notices.ts'
import { go } from './route.ts'
import { knowPacket } from './sealing.ts'

export interface TrustedKey {
  readonly file: HeldFile
  readonly keyid: string
}

/** Certificates of authorities for timestamps, in one file. */
export interface VouchedAuthorities {
  readonly file: HeldFile
  readonly certificates: readonly AuthorityLook[]
}

/** A packet that is verified in this window. */
export interface Verifying {
  readonly jobId: string | null
  readonly report: Output<'packet.verify'> | null
  readonly error: WireError | null
}

interface VerifyingState {
  /** By the packet's token. */
  readonly packets: Readonly<Record<string, Verifying>>
  /** Keys that the person vouches for, for as long as the window is open: nothing remembers them. */
  readonly trusted: readonly TrustedKey[]
  /** Whom the person vouches for as authorities for timestamps, for as long. */
  readonly authorities: readonly VouchedAuthorities[]
  readonly again: boolean
  /** What was withheld from a packet, or a part of it, by the packet's token. */
  readonly disclosures: Readonly<Record<string, HeldFile | null>>
}

export const useVerifying = create<VerifyingState>(() => ({
  packets: {},
  trusted: [],
  authorities: [],
  again: true,
  disclosures: {},
}))

const NOTHING: Verifying = { jobId: null, report: null, error: null }

export function useVerifyingOf(token: string): Verifying {
  return useVerifying(({ packets }) => packets[token] ?? NOTHING)
}

/** Asks for a packet and shows it. */
export function choosePacketHere(): void {
  doing('Choose a packet', async () => {
    const [file] = await chooseFiles('packet')
    if (file !== undefined) go({ screen: 'packets', query: { packet: file.token } })
  })
}

/** Shows a packet that this window knows, its key trusted where one is given. */
export function verifyKnown(file: HeldFile, publicKey: HeldFile | null): void {
  doing(`Verify ${file.name}`, async () => {
    if (publicKey !== null) await trust([publicKey])
    go({ screen: 'packets', query: { packet: file.token } })
    await verifyPacket(file)
  })
}

export function addTrusted(): void {
  doing('Choose public keys', async () => {
    await trust(await chooseFiles('public-key', { many: true }))
  })
}

export function dropTrusted(keyid: string): void {
  useVerifying.setState(({ trusted }) => ({ trusted: trusted.filter((key) => key.keyid !== keyid) }))
}

export function addAuthorities(): void {
  doing('Choose certificates', async () => {
    for (const file of await chooseFiles('certificate', { many: true })) {
      const { certificates } = await ask('authority.look', { file: file.token })
      useVerifying.setState(({ authorities }) => ({
        authorities: [
          ...authorities.filter((known) => known.file.token !== file.token),
          { file, certificates },
        ],
      }))
    }
  })
}

export function dropAuthorities(token: string): void {
  useVerifying.setState(({ authorities }) => ({
    authorities: authorities.filter(({ file }) => file.token !== token),
  }))
}

/** Asks for what was withheld from a packet. */
export function chooseDisclosure(packet: string): void {
  doing('Choose a disclosure', async () => {
    const [file] = await chooseFiles('disclosure')
    if (file !== undefined) setDisclosure(packet, file)
  })
}

export function setDisclosure(packet: string, file: HeldFile | null): void {
  useVerifying.setState(({ disclosures }) => ({ disclosures: { ...disclosures, [packet]: file } }))
}

export function setAgain(again: boolean): void {
  useVerifying.setState({ again })
}

async function trust(files: readonly HeldFile[]): Promise<void> {
  for (const file of files) {
    const { kind, keyid } = await ask('key.look', { file: file.token })
    if (kind === 'private' || keyid === null) {
      report('Choose public keys', {
        code: 'KEY_INVALID',
        message: `${file.name} is a private key: who it belongs to seals with it.`,
        remedy: 'Choose its public half, the file whose name ends in .pub.pem.',
        facts: {},
      })
      continue
    }
    useVerifying.setState(({ trusted }) => ({
      trusted: [...trusted.filter((key) => key.keyid !== keyid), { file, keyid }],
    }))
  }
}

/** Makes every check of a packet, with the keys that are trusted now. */
export async function verifyPacket(file: Pick<HeldFile, 'token' | 'name'>): Promise<void> {
  const { trusted, authorities, again, disclosures } = useVerifying.getState()
  const keep = (change: Partial<Verifying>) =>
    useVerifying.setState(({ packets }) => ({
      packets: { ...packets, [file.token]: { ...(packets[file.token] ?? NOTHING), ...change } },
    }))
  const disclosure = disclosures[file.token] ?? null
  keep(NOTHING)
  const ended = await runJob(
    'packet.verify',
    {
      packet: file.token,
      trust: trusted.map((key) => key.file.token),
      authorities: authorities.map((each) => each.file.token),
      reperform: again,
      ...(disclosure === null ? {} : { disclosure: disclosure.token }),
    },
    { title: `Verify ${file.name}`, onStart: (jobId) => keep({ jobId }) },
  )
  if (ended.state === 'cancelled') keep(NOTHING)
  if (ended.state === 'failed') keep({ jobId: null, error: ended.error })
  if (ended.state !== 'done') return
  keep({ jobId: null, report: ended.value })
  const { name, token } = file
  const { sha256, bytes } = ended.value
  knowPacket(sha256, { token, name, bytes, kind: 'file', modified: null })
}

/** Back to the keys: what was found stays until it is verified anew. */
export function beginAnew(token: string): void {
  useVerifying.setState(({ packets }) => ({ packets: { ...packets, [token]: NOTHING } }))
}

/** Puts the page of script that verifies without Docket on the clipboard. */
export function copyScript(): void {
  doing('Copy the script', async () => {
    copyText((await ask('packet.script', {})).text, 'The script')
  })
}

function doing(what: string, work: () => Promise<void>): void {
  work().catch((error: unknown) => report(what, wireErrorOf(error)))
}
