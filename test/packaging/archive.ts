import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { getRawHeader } from '@electron/asar'
import { z } from 'zod'

/** A file of an archive, by its path from the root. */
export interface ArchiveFile {
  readonly path: string
  /** Beside the archive, not in it. */
  readonly unpacked: boolean
  /** SHA-256, hex, as the header says. */
  readonly hash: string
}

const File = z.object({ integrity: z.object({ hash: z.string() }), unpacked: z.boolean().default(false) })
const Folder = z.object({ files: z.record(z.string(), z.unknown()) })

/** All files of an archive, in order of their paths. */
export function filesOf(archive: string): readonly ArchiveFile[] {
  return within(getRawHeader(archive).header, '').toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

function within(entry: unknown, path: string): readonly ArchiveFile[] {
  const folder = Folder.safeParse(entry)
  if (folder.success)
    return Object.entries(folder.data.files).flatMap(([name, inner]) => within(inner, posix.join(path, name)))
  const { integrity, unpacked } = File.parse(entry)
  return [{ path, unpacked, hash: integrity.hash }]
}

/** What Electron holds an archive against before it reads from it: SHA-256 of its header, hex. */
export function headerHash(archive: string): string {
  return sha256(getRawHeader(archive).headerString)
}

/** A file's bytes, from the archive or from beside it. */
export async function bytesOf(archive: string, file: ArchiveFile, extracted: string): Promise<Buffer> {
  return readFile(file.unpacked ? join(`${archive}.unpacked`, file.path) : join(extracted, file.path))
}

export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
