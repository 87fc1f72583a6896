import type { PacketRecord } from '../model/packet.ts'
import type { RawRecord } from './contents.ts'

/** Keeps a BOM: it is part of the record where a record begins with one. */
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * A raw record as `evidence/records.ndjson` holds it: its text where that gives the very bytes back,
 * else base64.
 */
export function recordLine({ source, index, bytes }: RawRecord): string {
  const text = textOf(bytes)
  const line: PacketRecord =
    text === undefined
      ? { source, index, raw64: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64') }
      : { source, index, raw: text }
  return JSON.stringify(line)
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(bytes)
  } catch {
    return undefined
  }
}
