import { crc32, deflateSync } from 'node:zlib'

/** As PNG (ISO/IEC 15948), in half the bytes that a browser takes for it: its encoder is made for speed. */
export function png(size: number, rgba: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  // Eight bits a channel, with colour and alpha.
  header.set([8, 6], 8)
  const [smallest = Buffer.alloc(0)] = [unfiltered, asDifference]
    .map((rows) => deflateSync(rows(size, rgba), { level: 9, memLevel: 9 }))
    .toSorted((a, b) => a.length - b.length)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', smallest),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Each row after the number of its filter: 0, as it is. */
function unfiltered(size: number, rgba: Uint8Array): Uint8Array {
  const width = size * 4
  const rows = Buffer.alloc(size * (width + 1))
  for (let row = 0; row < size; row += 1)
    rows.set(rgba.subarray(row * width, (row + 1) * width), row * (width + 1) + 1)
  return rows
}

/** Each row as its difference from the one above (filter 2): rows of a drawing are much alike. */
function asDifference(size: number, rgba: Uint8Array): Uint8Array {
  const rows = unfiltered(size, rgba)
  const width = size * 4
  for (let row = 0; row < size; row += 1) {
    const start = row * (width + 1)
    rows[start] = 2
    for (let at = 0; at < width && row > 0; at += 1)
      rows[start + 1 + at] = (rgba[row * width + at] ?? 0) - (rgba[(row - 1) * width + at] ?? 0)
  }
  return rows
}

function chunk(kind: string, data: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(12 + data.length)
  bytes.writeUInt32BE(data.length, 0)
  bytes.write(kind, 4, 'latin1')
  bytes.set(data, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length)
  return bytes
}
