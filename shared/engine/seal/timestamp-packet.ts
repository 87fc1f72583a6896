import { randomBytes } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { sha256 } from '../../crypto.ts'
import { DocketError } from '../../model/error.ts'
import { type Timestamp, TIMESTAMP_LIMITS, type TimestampReading } from '../../model/timestamp.ts'
import type { OpenedSignature } from '../../proof/dsse.ts'
import { equalBytes } from '../../proof/hash.ts'
import { QUERY_BYTES, readQuery, timestampQuery } from '../../timestamp/query.ts'
import { readTimestamp } from '../verify/packet-tools.ts'
import { writeWhole } from '../write-whole.ts'
import { openPacketEnvelope, requireWholePacket, unfitPacket, type WrittenPacket } from './packet-envelope.ts'

/** A request that was written, and over whose signature. */
export interface WrittenQuery {
  readonly signer: string
  readonly bytes: number
}

/**
 * Writes a request for a timestamp over a signature of a packet (RFC 3161): of the signer given, else of the first
 * that has none yet. It holds the signature's SHA-256 and a nonce, and nothing of the packet; it is never written in
 * the place of what is no request. Throws PACKET_UNREADABLE, FILE_UNREADABLE, FILE_UNWRITABLE, TIMESTAMP_REFUSED.
 */
export async function writeTimestampQuery(
  path: string,
  out: string,
  signer: string | undefined,
): Promise<WrittenQuery> {
  await using packet = await openPacketEnvelope(path)
  const { signatures } = packet.envelope
  const chosen =
    signer === undefined
      ? (signatures.find(({ timestamps }) => timestamps.length === 0) ?? signatures[0])
      : signatures.find(({ keyid }) => keyid === signer)
  if (chosen === undefined) throw unfitPacket(path, `no signature in it is of ${String(signer)}`)
  await refuseOther(out)
  const query = timestampQuery(sha256(chosen.sig), randomBytes(8))
  const { bytes } = await writeWhole(out, once(query))
  return { signer: chosen.keyid, bytes }
}

async function refuseOther(path: string): Promise<void> {
  // Nothing is there, or it cannot be looked at: then writing says why.
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) return
  const isRequest =
    found.isFile() && found.size <= QUERY_BYTES && readQuery(await readFile(path)) !== undefined
  if (isRequest) return
  throw new DocketError('FILE_UNWRITABLE', { path, problem: 'something that is no request is there already' })
}

/** What an answer is taken by. */
export interface AnswerGiven {
  readonly name: string
  readonly answer: Uint8Array
  /** The request that it answers, to hold its nonce against. */
  readonly query?: Uint8Array | undefined
  /** Certificates that the person vouches for, as DER; where there are none, whose word it is is left open. */
  readonly authorities: readonly Uint8Array[]
}

export interface StampedPacket extends WrittenPacket {
  readonly signer: string
  readonly stamp: Timestamp
  /** The authority that the person vouches for; null where nobody does. */
  readonly authority: string | null
  /** Where nobody vouches for it: what is known of the authority. */
  readonly why: string | null
}

/**
 * Puts an authority's answer beside the signature that it is of: nothing that was signed changes. It is taken only
 * where all of it and of the packet holds, and, where authorities are given, by one of them. Throws PACKET_UNREADABLE, FILE_UNREADABLE,
 * FILE_UNWRITABLE, CANCELLED, TIMESTAMP_REFUSED.
 */
export async function takeTimestamp(
  path: string,
  given: AnswerGiven,
  signal?: AbortSignal,
): Promise<StampedPacket> {
  await requireWholePacket(path, signal)
  await using packet = await openPacketEnvelope(path)
  const { signatures } = packet.envelope
  const { at, reading } = await signatureOf(signatures, given)
  const { keyid, timestamps } = signatures[at] ?? { keyid: '', timestamps: [] }
  if (reading.result === 'untrusted' && given.authorities.length > 0)
    throw refused(given, `it leads to none of the authorities given: ${reading.why}`)
  checkQuery(given, reading.stamp)
  checkRoom(given, { signatures, timestamps })
  const stamped = signatures.map((signature, place) =>
    place === at ? { ...signature, timestamps: [...timestamps, given.answer] } : signature,
  )
  const written = await packet.withSignatures(stamped, signal)
  return {
    ...written,
    signer: keyid,
    stamp: reading.stamp,
    authority: reading.result === 'holds' ? reading.authority : null,
    why: reading.result === 'holds' ? null : reading.why,
  }
}

type Held = Exclude<TimestampReading, { readonly result: 'does-not-hold' }>

/** The signature that the answer is of. Throws TIMESTAMP_REFUSED where it is of none, or does not hold. */
async function signatureOf(
  signatures: readonly OpenedSignature[],
  given: AnswerGiven,
): Promise<{ readonly at: number; readonly reading: Held }> {
  const { answer, authorities } = given
  for (const [at, { sig }] of signatures.entries()) {
    const reading = await readTimestamp(answer, { bytes: sig, authorities })
    if (reading.result !== 'does-not-hold') return { at, reading }
    if (reading.fault === 'broken') throw refused(given, reading.problem)
  }
  throw refused(given, 'it is over no signature of this packet')
}

/** That an answer is the one to this request, and not an older one played again (RFC 3161, 2.4.2). */
function checkQuery(given: AnswerGiven, { nonce }: Timestamp): void {
  if (given.query === undefined) return
  const asked = readQuery(given.query)
  if (asked === undefined) throw refused(given, 'the request given with it is none')
  if (asked.nonce !== nonce) throw refused(given, 'it does not hold the nonce of the request given with it')
}

function checkRoom(
  given: AnswerGiven,
  { signatures, timestamps }: { signatures: readonly OpenedSignature[]; timestamps: readonly Uint8Array[] },
): void {
  const all = signatures.reduce((sum, each) => sum + each.timestamps.length, 0)
  if (timestamps.some((held) => equalBytes(held, given.answer)))
    throw refused(given, 'the packet holds it already')
  if (timestamps.length >= TIMESTAMP_LIMITS.perSignature || all >= TIMESTAMP_LIMITS.perPacket)
    throw refused(given, 'the packet holds as many timestamps as one may')
}

function refused({ name }: AnswerGiven, problem: string): DocketError {
  return new DocketError('TIMESTAMP_REFUSED', { path: name, problem })
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
