import { createHash, randomUUID } from 'node:crypto'
import { open, rename, rm, stat } from 'node:fs/promises'
import { DocketError } from '../model/error.ts'
import type { DigestText } from '../model/ids.ts'

export interface WriteOptions {
  /** Called with the bytes written so far. */
  readonly onBytes?: ((written: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
  /** Of a new file; left out: what the system gives. */
  readonly mode?: number | undefined
}

/**
 * Writes a file from pieces as they come. It appears whole under its name, in the place of what was there, or
 * not at all. Throws FILE_UNWRITABLE and CANCELLED, and what the pieces throw.
 */
export async function writeWhole(
  path: string,
  pieces: AsyncIterable<Uint8Array | string>,
  options: WriteOptions = {},
): Promise<{ readonly bytes: number; readonly sha256: DigestText }> {
  await refuseNoFile(path)
  const beside = `${path}.${randomUUID()}.part`
  try {
    const written = await writeAll(beside, pieces, options)
    await rename(beside, path)
    return written
  } catch (cause) {
    await rm(beside, { force: true })
    if (cause instanceof DocketError || !isSystemError(cause)) throw cause
    throw new DocketError('FILE_UNWRITABLE', { path, problem: cause.message }, { cause })
  }
}

async function writeAll(
  path: string,
  pieces: AsyncIterable<Uint8Array | string>,
  { onBytes, signal, mode }: WriteOptions,
) {
  const running = createHash('sha256')
  let bytes = 0
  await using out = await open(path, 'wx', mode)
  for await (const piece of pieces) {
    if (signal?.aborted === true) throw new DocketError('CANCELLED', {})
    const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece
    running.update(chunk)
    await out.writeFile(chunk)
    bytes += chunk.length
    onBytes?.(bytes)
  }
  await out.sync()
  return { bytes, sha256: `sha256:${running.digest('hex')}` as const }
}

/** A folder or a device would be taken out of the way by the renaming; a case is never written over. */
async function refuseNoFile(path: string): Promise<void> {
  if (path.endsWith('.docket'))
    throw new DocketError('FILE_UNWRITABLE', { path, problem: 'that is the name of a case' })
  // Nothing is there, or it cannot be looked at: then writing says why.
  const found = await stat(path).catch(() => undefined)
  if (found === undefined || found.isFile()) return
  throw new DocketError('FILE_UNWRITABLE', { path, problem: 'something that is no file is there already' })
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}
