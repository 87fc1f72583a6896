import { constants, zstdCompressSync } from 'node:zlib'
import type { RawBlock } from '../../model/segment.ts'

const LEVEL_1 = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

/** Raw bytes as the case keeps them: zstd, level 1. */
export function compressBlock(raw: Uint8Array): RawBlock {
  return { zstd: zstdCompressSync(raw, LEVEL_1), rawBytes: raw.length }
}

/** Blocks laid one behind the other in a buffer of their own, so that it can be given to another thread. */
export function packBlocks(blocks: readonly RawBlock[]): readonly RawBlock[] {
  const packed = new Uint8Array(blocks.reduce((sum, { zstd }) => sum + zstd.length, 0))
  let at = 0
  return blocks.map(({ zstd, rawBytes }) => {
    packed.set(zstd, at)
    const view = packed.subarray(at, at + zstd.length)
    at += zstd.length
    return { zstd: view, rawBytes }
  })
}
