import { basename } from 'node:path'
import { openFile } from '../../intake/source/open-file.ts'
import { DocketError } from '../../model/error.ts'
import type { DigestText } from '../../model/ids.ts'
import { DsseEnvelope, ENTRY } from '../../model/packet.ts'
import { writeZip } from '../../packet/zip-writer.ts'
import { canonicalJson } from '../../proof/canonical-json.ts'
import { openEnvelope, type OpenedEnvelope, type OpenedSignature, writtenEnvelope } from '../../proof/dsse.ts'
import { readDirectory } from '../../verify/container/directory.ts'
import { EntryFault } from '../../verify/faults.ts'
import { jsonOf, shaped } from '../../verify/json-reading.ts'
import { PacketReader } from '../../verify/packet-reader.ts'
import { PACKET_TOOLS } from '../verify/packet-tools.ts'
import { verifyPacketFile } from '../verify/verify-packet-file.ts'
import { writeWhole } from '../write-whole.ts'

/** A packet as it was written anew. */
export interface WrittenPacket {
  readonly name: string
  readonly bytes: number
  readonly sha256: DigestText
}

/** A packet that is open, and the envelope of its statement: the one entry that may be added to. */
export interface OpenPacket extends AsyncDisposable {
  readonly envelope: OpenedEnvelope
  /** Reads the other entries. */
  readonly reader: PacketReader
  /**
   * Writes the packet anew, whole in the place of the one before or not at all: the payload and every other entry
   * stay as they are, byte for byte. Throws FILE_UNWRITABLE, CANCELLED.
   */
  readonly withSignatures: (
    signatures: readonly OpenedSignature[],
    signal: AbortSignal | undefined,
  ) => Promise<WrittenPacket>
}

/** Opens a packet at its envelope; nothing of it is verified. Throws PACKET_UNREADABLE, FILE_UNREADABLE. */
export async function openPacketEnvelope(path: string): Promise<OpenPacket> {
  const { handle: file, size } = await openFile(path)
  try {
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
    const envelope = await envelopeOf(reader)
    return {
      envelope,
      reader,
      async withSignatures(signatures, signal) {
        const text = canonicalJson(writtenEnvelope({ ...envelope, signatures }))
        const members = reader.names.map((name) => ({
          name,
          chunks: () => (name === ENTRY.statement ? once(Buffer.from(text)) : reader.chunks(name)),
        }))
        return { name: basename(path), ...(await writeWhole(path, writeZip(members), { signal })) }
      },
      [Symbol.asyncDispose]: () => file.close(),
    }
  } catch (error) {
    await file.close()
    if (error instanceof EntryFault) throw unfitPacket(path, error.message)
    throw error
  }
}

/** Throws PACKET_UNREADABLE where something in a packet does not hold: such a one is not added to. */
export async function requireWholePacket(path: string, signal: AbortSignal | undefined): Promise<void> {
  const { checks } = await verifyPacketFile(path, { trusted: [], signal })
  const failed = checks.find(({ result }) => result === 'does-not-hold')
  if (failed !== undefined) throw unfitPacket(path, `${failed.title}: ${failed.detail}`)
}

/** What speaks against taking a file for a packet. */
export function unfitPacket(path: string, problem: string): DocketError {
  return new DocketError('PACKET_UNREADABLE', { path, problem })
}

async function envelopeOf(reader: PacketReader): Promise<OpenedEnvelope> {
  const value = jsonOf(await reader.text(ENTRY.statement), ENTRY.statement)
  const reading = openEnvelope(shaped(DsseEnvelope, value, ENTRY.statement))
  if (!reading.ok) throw new EntryFault(reading.problem)
  return reading.envelope
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
