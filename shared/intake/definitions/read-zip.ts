import { crc32 } from 'node:zlib'
import { type Entry, type ZipFile, fromFdPromise } from 'yauzl'
import { DocketError } from '../../model/error.ts'
import { openFile } from '../source/open-file.ts'
import { ArchiveFiles } from './archive-files.ts'
import { shownPath } from './bundle-path.ts'

const STORED = 0
const DEFLATED = 8

/** Unix file types in the upper half of the external attributes; 0 where the archive was not made on Unix. */
const TYPE_MASK = 0o170000
const REGULAR = 0o100000
const FOLDER = 0o040000

/**
 * The files of a ZIP archive by their paths. The archive is hostile: nothing is written anywhere, sizes are held
 * against the limits before anything is decompressed, and against what comes out.
 *
 * Throws FILE_UNREADABLE, ARCHIVE_REFUSED (what a bundle must not have), BUNDLE_INVALID (damaged).
 */
export async function readZip(path: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const { handle } = await openFile(path)
  const archive = new ArchiveFiles(path)
  try {
    // The file is ours to close.
    const zip = await fromFdPromise(handle.fd, { autoClose: false, lazyEntries: true })
    for await (const entry of zip.eachEntry()) await take(archive, zip, entry)
    return archive.files
  } catch (error) {
    if (error instanceof DocketError || !(error instanceof Error)) throw error
    // yauzl's words for names that climb, are absolute, or have backslashes beside slashes.
    if (/path|fileName/.test(error.message)) throw archive.refused(error.message.slice(0, 200), error)
    throw archive.damaged(`the archive is damaged: ${error.message.slice(0, 200)}`, error)
  } finally {
    await handle.close()
  }
}

async function take(archive: ArchiveFiles, zip: ZipFile, entry: Entry): Promise<void> {
  const { fileName, uncompressedSize, compressionMethod } = entry
  const type = (entry.externalFileAttributes >>> 16) & TYPE_MASK
  if (type !== 0 && type !== REGULAR && type !== FOLDER) {
    throw archive.refused(`${shownPath(fileName)} is a link or device`)
  }
  if (type === FOLDER || fileName.endsWith('/')) {
    archive.folder(fileName)
    return
  }
  const name = archive.admit(fileName, uncompressedSize)
  if (entry.isEncrypted()) throw archive.refused(`${shownPath(name)} is encrypted`)
  if (compressionMethod !== STORED && compressionMethod !== DEFLATED) {
    throw archive.damaged(
      `${shownPath(name)} is compressed by method ${compressionMethod}, which is not read`,
    )
  }
  const pieces: Uint8Array[] = []
  for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Uint8Array)
  const bytes = Buffer.concat(pieces)
  if (crc32(bytes) !== entry.crc32) throw archive.damaged(`${shownPath(name)} does not have its checksum`)
  archive.keep(name, bytes)
}
