import { rm, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { CaseFile } from '../../casefile/case-file.ts'
import type { PacketSummary } from '../../contract/shapes.ts'
import { DocketError } from '../../model/error.ts'
import { type WriteOptions, writeWhole } from '../write-whole.ts'
import { sealCase, type SealOptions } from './seal-case.ts'

/**
 * Seals a packet into a file, and says in custody what came of it. It appears whole under its name or not at
 * all, and never in the place of what is no packet; what was withheld goes to NAME.packet.disclosure, for its
 * owner's eyes. Throws FILE_UNWRITABLE, CANCELLED and what `sealCase` throws.
 */
export async function sealToFile(
  file: CaseFile,
  path: string,
  options: SealOptions & Pick<WriteOptions, 'signal'>,
): Promise<PacketSummary> {
  await refuseOther(path)
  const { bytes: pieces, counts, begun, reckonedBytes, disclosure } = await sealCase(file, options)
  const { bytes, sha256 } = await writeWhole(path, pieces, {
    signal: options.signal,
    onBytes: (written) =>
      options.onProgress?.({
        phase: 'seal',
        subject: basename(path),
        doneBytes: written,
        totalBytes: Math.max(written, reckonedBytes),
        records: counts().records,
        quarantined: 0,
        decisions: counts().decisions,
      }),
  })
  if (disclosure !== undefined) await discloseTo(`${path}.disclosure`, disclosure(), path)
  const name = basename(path)
  const sealed = { bytes, sha256, ...counts() }
  file.transaction(() =>
    file.custody.append({
      time: options.now().toISOString(),
      by: options.by,
      act: 'sealed',
      about: { packet: name, ...sealed, seal: begun },
    }),
  )
  return { name, ...sealed, keyids: options.signers.map(({ keyid }) => keyid) }
}

/** Without its disclosure a packet could never be checked whole, so then it goes too. */
async function discloseTo(path: string, lines: AsyncGenerator<string>, packet: string): Promise<void> {
  try {
    await writeWhole(path, lines, { mode: 0o600 })
  } catch (error) {
    await rm(packet, { force: true })
    throw error
  }
}

/** A packet may be sealed anew under its name; any other file stays. */
async function refuseOther(path: string): Promise<void> {
  // Nothing is there, or it cannot be looked at: then writing says why.
  const found = await stat(path).catch(() => undefined)
  if (found === undefined || (found.isFile() && path.endsWith('.packet'))) return
  throw new DocketError('FILE_UNWRITABLE', { path, problem: 'something that is no packet is there already' })
}
