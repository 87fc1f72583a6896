import { createHash, randomUUID } from 'node:crypto'
import { open, rename, rm, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { CaseFile } from '../../casefile/case-file.ts'
import type { PacketSummary } from '../../contract/shapes.ts'
import { DocketError } from '../../model/error.ts'
import { sealCase, type SealOptions } from './seal-case.ts'

/**
 * Seals a packet into a file. It appears whole under its name or not at all, and never in the place of what
 * is no packet. Throws FILE_UNWRITABLE, CANCELLED and what `sealCase` throws.
 */
export async function sealToFile(
  file: CaseFile,
  path: string,
  options: SealOptions & { readonly signal?: AbortSignal | undefined },
): Promise<PacketSummary> {
  await refuseOther(path)
  const { bytes, counts } = sealCase(file, options)
  const beside = `${path}.${randomUUID()}.part`
  try {
    const { size, sha256 } = await writeAll(beside, bytes, options.signal)
    await rename(beside, path)
    const keyids = options.signers.map(({ keyid }) => keyid)
    return { name: basename(path), bytes: size, sha256, ...counts(), keyids }
  } catch (cause) {
    await rm(beside, { force: true })
    if (cause instanceof DocketError || !isSystemError(cause)) throw cause
    throw new DocketError('FILE_UNWRITABLE', { path, problem: cause.message }, { cause })
  }
}

async function writeAll(path: string, pieces: AsyncIterable<Uint8Array>, signal: AbortSignal | undefined) {
  const running = createHash('sha256')
  let size = 0
  await using out = await open(path, 'wx')
  for await (const piece of pieces) {
    if (signal?.aborted === true) throw new DocketError('CANCELLED', {})
    running.update(piece)
    size += piece.length
    await out.writeFile(piece)
  }
  await out.sync()
  return { size, sha256: `sha256:${running.digest('hex')}` as const }
}

/** A packet may be sealed anew under its name; any other file stays. */
async function refuseOther(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined || (found.isFile() && path.endsWith('.packet'))) return
  throw new DocketError('FILE_UNWRITABLE', { path, problem: 'something that is no packet is there already' })
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}
