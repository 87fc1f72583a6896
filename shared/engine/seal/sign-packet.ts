import type { Signer } from '../../packet/contents.ts'
import { openPacketEnvelope, requireWholePacket, unfitPacket, type WrittenPacket } from './packet-envelope.ts'

export interface SignedPacket extends WrittenPacket {
  /** All that now sign it, in their order. */
  readonly keyids: readonly string[]
}

/**
 * Adds a signature to a packet: the statement's payload and every other entry stay as they are, byte for byte, and
 * so does every signature before, with its timestamps. A packet in which something does not hold is not signed. It
 * appears whole in the place of the one before, or not at all. Throws PACKET_UNREADABLE, FILE_UNREADABLE,
 * FILE_UNWRITABLE, CANCELLED.
 */
export async function signPacketFile(
  path: string,
  signer: Signer,
  signal?: AbortSignal,
): Promise<SignedPacket> {
  await requireWholePacket(path, signal)
  await using packet = await openPacketEnvelope(path)
  const { envelope } = packet
  if (envelope.signatures.some(({ keyid }) => keyid === signer.keyid))
    throw unfitPacket(path, `${signer.keyid} has signed it already`)
  const own = { keyid: signer.keyid, sig: signer.sign(envelope.pae), timestamps: [] }
  const signatures = [...envelope.signatures, own]
  const written = await packet.withSignatures(signatures, signal)
  return { ...written, keyids: signatures.map(({ keyid }) => keyid) }
}
