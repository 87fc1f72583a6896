import type { Drawn } from './drawn.ts'

/** Kinds of picture in an .icns that are kept as PNG, by their size in pixels; two share a size, for two densities. */
const KINDS: ReadonlyMap<number, readonly string[]> = new Map([
  [32, ['ic11']],
  [64, ['ic12']],
  [128, ['ic07']],
  [256, ['ic13', 'ic08']],
  [512, ['ic14', 'ic09']],
  [1024, ['ic10']],
])

/** A macOS icon of several sizes. */
export function icns(drawings: readonly Drawn[]): Uint8Array {
  const parts = drawings.flatMap(({ size, png }) =>
    (KINDS.get(size) ?? []).flatMap((kind) => [head(kind, png.length), png]),
  )
  const body = Buffer.concat(parts)
  return Buffer.concat([head('icns', body.length), body])
}

function head(kind: string, length: number): Uint8Array {
  const bytes = Buffer.alloc(8)
  bytes.write(kind, 'latin1')
  bytes.writeUInt32BE(length + 8, 4)
  return bytes
}
