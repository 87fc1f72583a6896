import { createWriteStream } from 'node:fs'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** Writes all files of a folder into an archive, with the bits that let some of them run. */
export async function zipFolder(folder: string, archive: string): Promise<void> {
  const zip = new ZipFile()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    // Compressed, as its end is then known to whoever reads it as a stream, whatever is in it.
    zip.addFile(path, relative(folder, path), { mode: (await stat(path)).mode, compress: true })
  }
  zip.end()
  await mkdir(dirname(archive), { recursive: true })
  await pipeline(zip.outputStream, createWriteStream(archive))
}
