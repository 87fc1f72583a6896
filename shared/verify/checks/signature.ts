import type { CheckResult } from '../../model/verification.ts'
import type { OpenedEnvelope } from '../../proof/dsse.ts'
import { keyTrust, type KeyStanding } from './key-trust.ts'
import { counted, EntryFault, Faults, quoted, type Judged } from '../faults.ts'
import { LIMITS } from '../limits.ts'
import type { PacketReader } from '../packet-reader.ts'
import type { PublicKey, VerifyTools } from '../packet-source.ts'

/** One signature, judged. */
export interface SignatureJudged extends Judged {
  readonly keyid: string
  readonly trusted: boolean
}

/** A key that the person vouches for; with what a trust store says of it, within its bounds. */
export interface TrustedKey extends PublicKey {
  readonly standing?: KeyStanding | undefined
}

/**
 * Ed25519 over the pre-authentication encoding, by the key that the signature names. A key at hand that is not to be
 * trusted (revoked, not compared, past its time) leaves a signature that holds untrusted, and says why.
 */
export function checkSignature(
  envelope: OpenedEnvelope,
  at: number,
  keys: {
    readonly trusted: readonly TrustedKey[]
    readonly inPacket: readonly PublicKey[]
    /** As the statement says; undefined where it says nothing. */
    readonly sealedAt: string | undefined
  },
): SignatureJudged {
  const signature = envelope.signatures[at]
  if (signature === undefined) throw new RangeError(`there is no signature ${at}`)
  const { keyid, sig } = signature
  const trusted = keys.trusted.find((key) => key.keyid === keyid)
  const trust = trusted === undefined ? undefined : keyTrust(trusted.standing, keys.sealedAt)
  const key = trusted ?? keys.inPacket.find((candidate) => candidate.keyid === keyid)
  const judged = (result: CheckResult, detail: string): SignatureJudged => ({
    keyid,
    trusted: trust?.trusted === true,
    result,
    detail,
  })
  if (key === undefined)
    return judged(
      'not-checked',
      `no key ${quoted(keyid)} is at hand, neither trusted nor in the packet: it may have been added later`,
    )
  if (sig.length !== 64 || !key.verify(envelope.pae, sig))
    return judged('does-not-hold', `the signature is not one of ${keyid} over this statement`)
  if (trust !== undefined) return judged(trust.trusted ? 'holds' : 'untrusted', `by ${keyid}, ${trust.words}`)
  return judged('untrusted', `by ${keyid}, a key from the packet itself: nobody vouched for it`)
}

/**
 * The public keys in the packet. They are no ground for trust: whoever re-seals a packet puts in their own.
 * Each must be what its name says.
 */
export async function readPacketKeys(
  reader: PacketReader,
  tools: VerifyTools,
): Promise<{ readonly keys: readonly PublicKey[]; readonly problems: readonly string[] }> {
  const keys: PublicKey[] = []
  const problems: string[] = []
  const names = reader.names.filter((entry) => entry.startsWith('keys/'))
  if (names.length > LIMITS.signatures) problems.push(`there are ${names.length} keys`)
  for (const name of names.slice(0, LIMITS.signatures)) {
    try {
      const key = tools.readPublicKey(await reader.text(name, LIMITS.keyBytes))
      if (key === undefined) problems.push(`${quoted(name)} is no Ed25519 public key`)
      else if (name !== `keys/${key.keyid.slice('sha256:'.length, 'sha256:'.length + 16)}.pem`)
        problems.push(`${quoted(name)} holds the key ${key.keyid}`)
      else keys.push(key)
    } catch (error) {
      if (!(error instanceof EntryFault)) throw error
      problems.push(error.message)
    }
  }
  return { keys, problems }
}

/** The keys of the packet: convenience, and still not to be mixed up. */
export function checkKeys(
  found: Awaited<ReturnType<typeof readPacketKeys>>,
  signers: readonly string[],
): Judged {
  const faults = new Faults()
  const there = new Set(found.keys.map(({ keyid }) => keyid))
  for (const problem of found.problems) faults.add(problem)
  for (const keyid of signers) if (!there.has(keyid)) faults.add(`the key ${keyid} is missing`)
  for (const keyid of there)
    if (!signers.includes(keyid)) faults.add(`the key ${keyid} is there, and sealed nothing`)
  return faults.judge(`${counted(found.keys.length, 'public key')}, each under its own name`)
}
