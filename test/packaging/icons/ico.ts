import type { Drawn } from './drawn.ts'

/** Sizes that older parts of Windows read as bitmaps only; larger ones are kept as PNG, which is a tenth. */
const LARGEST_BITMAP = 48

/** A Windows icon of several sizes. */
export function ico(drawings: readonly Drawn[]): Uint8Array {
  const images = drawings.map((drawing) => (drawing.size > LARGEST_BITMAP ? drawing.png : bitmap(drawing)))
  const head = Buffer.alloc(6 + 16 * drawings.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(drawings.length, 4)
  let offset = head.length
  for (const [at, { size }] of drawings.entries()) {
    const entry = 6 + 16 * at
    const length = images[at]?.length ?? 0
    // 256 does not fit a byte, and is written as 0.
    head.writeUInt8(size % 256, entry)
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += length
  }
  return Buffer.concat([head, ...images])
}

/** BITMAPINFOHEADER, rows from the bottom as blue, green, red, alpha, and an empty mask. */
function bitmap({ size, rgba }: Drawn): Uint8Array {
  const maskRow = Math.ceil(size / 32) * 4
  const bytes = Buffer.alloc(40 + size * size * 4 + maskRow * size)
  bytes.writeUInt32LE(40, 0)
  bytes.writeInt32LE(size, 4)
  // Twice the height: the colours, then the mask.
  bytes.writeInt32LE(size * 2, 8)
  bytes.writeUInt16LE(1, 12)
  bytes.writeUInt16LE(32, 14)
  bytes.writeUInt32LE(size * size * 4, 20)
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1) {
      const from = (row * size + column) * 4
      const to = 40 + ((size - 1 - row) * size + column) * 4
      bytes[to] = rgba[from + 2] ?? 0
      bytes[to + 1] = rgba[from + 1] ?? 0
      bytes[to + 2] = rgba[from] ?? 0
      bytes[to + 3] = rgba[from + 3] ?? 0
    }
  return bytes
}
