import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { DocketError } from '../../model/error.ts'
import { DsseEnvelope, ENTRY, PAYLOAD_TYPE } from '../../model/packet.ts'
import type { DigestText } from '../../model/ids.ts'
import type { Signer } from '../../packet/contents.ts'
import { writeZip } from '../../packet/zip-writer.ts'
import { encodeBase64 } from '../../proof/base64.ts'
import { canonicalJson } from '../../proof/canonical-json.ts'
import { openEnvelope, type OpenedEnvelope } from '../../proof/dsse.ts'
import { readDirectory } from '../../verify/container/directory.ts'
import { jsonOf, shaped } from '../../verify/json-reading.ts'
import { PacketReader } from '../../verify/packet-reader.ts'
import { PACKET_TOOLS } from '../verify/packet-tools.ts'
import { verifyPacketFile } from '../verify/verify-packet-file.ts'
import { writeWhole } from '../write-whole.ts'

export interface SignedPacket {
  readonly name: string
  readonly bytes: number
  readonly sha256: DigestText
  /** All that now sign it, in their order. */
  readonly keyids: readonly string[]
}

/**
 * Adds a signature to a packet: the statement's payload and every other entry stay as they are, byte for byte, and
 * so does every signature before. A packet in which something does not hold is not signed. It appears whole in the
 * place of the one before, or not at all. Throws PACKET_UNREADABLE, FILE_UNREADABLE, FILE_UNWRITABLE, CANCELLED.
 */
export async function signPacketFile(
  path: string,
  signer: Signer,
  signal?: AbortSignal,
): Promise<SignedPacket> {
  const { checks } = await verifyPacketFile(path, { trusted: [], signal })
  const failed = checks.find(({ result }) => result === 'does-not-hold')
  if (failed !== undefined) throw unfit(path, `${failed.title}: ${failed.detail}`)
  await using file = await open(path, 'r')
  const { size } = await file.stat()
  const source = {
    name: basename(path),
    size,
    async read(offset: number, length: number) {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - offset)))
      const { bytesRead } = await file.read(bytes, 0, bytes.length, offset)
      return bytes.subarray(0, bytesRead)
    },
  }
  const reader = new PacketReader(source, await readDirectory(source), PACKET_TOOLS)
  const envelope = await envelopeOf(reader, path)
  if (envelope.signatures.some(({ keyid }) => keyid === signer.keyid))
    throw unfit(path, `${signer.keyid} has signed it already`)
  const signatures = [...envelope.signatures, { keyid: signer.keyid, sig: signer.sign(envelope.pae) }]
  const text = canonicalJson({
    payload: encodeBase64(envelope.payload),
    payloadType: PAYLOAD_TYPE,
    signatures: signatures.map(({ keyid, sig }) => ({ keyid, sig: encodeBase64(sig) })),
  })
  const members = reader.names.map((name) => ({
    name,
    chunks: () => (name === ENTRY.statement ? once(Buffer.from(text)) : reader.chunks(name)),
  }))
  const written = await writeWhole(path, writeZip(members), { signal })
  return { name: basename(path), ...written, keyids: signatures.map(({ keyid }) => keyid) }
}

async function envelopeOf(reader: PacketReader, path: string): Promise<OpenedEnvelope> {
  const value = jsonOf(await reader.text(ENTRY.statement), ENTRY.statement)
  const opened = openEnvelope(shaped(DsseEnvelope, value, ENTRY.statement))
  if (!opened.ok) throw unfit(path, opened.problem)
  return opened.envelope
}

function unfit(path: string, problem: string): DocketError {
  return new DocketError('PACKET_UNREADABLE', { path, problem })
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
