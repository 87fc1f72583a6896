import { GROWTH_ENTRY } from '../model/growth.ts'
import { ENTRY } from '../model/packet.ts'
import { encodeHex } from '../proof/hex.ts'
import { checkpointEntries } from './checkpoint-entries.ts'
import type { PacketContents, Signer, StartHash } from './contents.ts'
import { placeDefinitions } from './definition-paths.ts'
import { hashOf } from './hash-of.ts'
import { keyEntries } from './key-entries.ts'
import { type BytesEntry, streamedEntries, type TextEntry } from './streamed-entries.ts'
import { jsonDocument, textChunks } from './text-chunks.ts'
import { writeZip, type ZipMember } from './zip-writer.ts'

/**
 * The bytes of a sealed packet (formats.md 5), as they come. Each stream of the contents is read once: the
 * order of the entries is such that what an entry needs has gone by before it. Custody and decisions come
 * before proofs, records and findings; manifest, report and statement after those; and of what comes after
 * the statement (`workflows/`) the bytes are at hand. Memory grows by about eight bytes a record.
 *
 * Requires at least one signer, and contents as PacketContents says; throws on what is out of order. The
 * statement's digest (`sha256:`, of its payload) is told before its bytes come.
 */
export async function* sealPacket(
  contents: PacketContents,
  signers: readonly Signer[],
  startHash: StartHash,
  onStatement: (digest: string) => void = () => undefined,
): AsyncGenerator<Uint8Array> {
  const digests = new Map<string, string>()
  const definitions = placeDefinitions(contents.definitions)
  const ready = [
    ...keyEntries(signers),
    ...checkpointEntries(contents.sources, signers, (bytes) => hashOf(startHash, bytes)),
    ...growthEntry(contents),
    ...definitions.flatMap(({ entries }) => entries),
  ]
  for (const { path, bytes } of ready) digests.set(path, encodeHex(hashOf(startHash, bytes)))
  const members = [
    ...ready.map(({ path, bytes }) => ({ name: path, chunks: () => once(bytes) })),
    ...streamedEntries(contents, { signers, definitions, digests, startHash, onStatement }).map((entry) => ({
      name: entry.name,
      chunks: () => digesting(entry.name, chunksOf(entry), digests, startHash),
    })),
  ]
  yield* writeZip(inOrder(members))
}

function growthEntry({ growth }: PacketContents) {
  if (growth === undefined) return []
  return [{ path: GROWTH_ENTRY, bytes: new TextEncoder().encode(jsonDocument(growth)) }]
}

function chunksOf(entry: TextEntry | BytesEntry): AsyncIterable<Uint8Array> {
  return 'bytes' in entry ? entry.bytes() : textChunks(entry.text())
}

/** By name as bytes: names are ASCII, so code units will do. */
function inOrder(members: readonly ZipMember[]): readonly ZipMember[] {
  return members.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

async function* digesting(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  digests: Map<string, string>,
  startHash: StartHash,
): AsyncGenerator<Uint8Array> {
  const running = startHash()
  for await (const chunk of chunks) {
    running.update(chunk)
    yield chunk
  }
  if (name !== ENTRY.statement) digests.set(name, encodeHex(running.digest()))
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield bytes
}
