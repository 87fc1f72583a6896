/** The message with a one bit, zeros, and its length in bits, up to whole blocks, as MD5 and the SHA family pad it. */
export function padded(
  bytes: Uint8Array,
  block: 64 | 128,
  lengthOrder: 'big-endian' | 'little-endian',
): DataView {
  const lengthBytes = block / 8
  const size = Math.ceil((bytes.length + 1 + lengthBytes) / block) * block
  const view = new DataView(new ArrayBuffer(size))
  new Uint8Array(view.buffer).set(bytes)
  view.setUint8(bytes.length, 0x80)
  const bits = BigInt(bytes.length) * 8n
  if (lengthOrder === 'big-endian') view.setBigUint64(size - 8, bits)
  else view.setBigUint64(size - 8, bits, true)
  return view
}

export function rotateLeft(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}
