import type { PacketRecord } from '../model/packet.ts'
import { utf8Text } from '../proof/utf8-text.ts'
import type { RawRecord } from './contents.ts'

/**
 * A raw record as `evidence/records.ndjson` holds it: its text where that gives the very bytes back,
 * else base64.
 */
export function recordLine({ source, index, bytes }: RawRecord): string {
  const line: PacketRecord = { source, index, ...rawText(bytes) }
  return JSON.stringify(line)
}

/** A record's bytes as text that gives the very bytes back, else in base64. */
export function rawText(bytes: Uint8Array): { readonly raw: string } | { readonly raw64: string } {
  const raw = utf8Text(bytes)
  return raw === undefined
    ? { raw64: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64') }
    : { raw }
}
