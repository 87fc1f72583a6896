import type { LinePlace } from './line-store.ts'

const BYTES_A_LINE = 8

/** The lines of a run as bytes: source and index of each, 32 bits little-endian. */
export function packRefs(places: readonly LinePlace[]): Uint8Array {
  const bytes = new Uint8Array(places.length * BYTES_A_LINE)
  const view = new DataView(bytes.buffer)
  for (const [at, { source, index }] of places.entries()) {
    view.setUint32(at * BYTES_A_LINE, source, true)
    view.setUint32(at * BYTES_A_LINE + 4, index, true)
  }
  return bytes
}

/** The lines that were packed, or undefined where the bytes are none: they are hostile. */
export function unpackRefs(bytes: Uint8Array): readonly LinePlace[] | undefined {
  if (bytes.length % BYTES_A_LINE !== 0) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return Array.from({ length: bytes.length / BYTES_A_LINE }, (_, at) => ({
    source: view.getUint32(at * BYTES_A_LINE, true),
    index: view.getUint32(at * BYTES_A_LINE + 4, true),
  }))
}
