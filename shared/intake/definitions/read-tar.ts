import { Readable } from 'node:stream'
import { type Extract, extract } from 'tar-stream'
import { DocketError } from '../../model/error.ts'
import { BUNDLE_BYTES } from '../limits.ts'
import { openText } from '../source/text-source.ts'
import { type AbsolutePaths, ArchiveFiles } from './archive-files.ts'
import { shownPath } from './bundle-path.ts'

type Entry = Extract extends AsyncIterable<infer Each> ? Each : never

/** Twice what the files may have: headers and padding count too, and an archive may end in zeros for ever. */
const ARCHIVE_BYTES = 2 * BUNDLE_BYTES

/**
 * The files of a tar archive, plain or compressed, by their paths. The archive is hostile: nothing is written
 * anywhere, and no more is decompressed than a bundle may have.
 *
 * Throws FILE_UNREADABLE, DECOMPRESSION_FAILED, EXPANSION_LIMIT, ARCHIVE_REFUSED (what a bundle must not have),
 * BUNDLE_INVALID (damaged).
 */
export async function readTar(
  path: string,
  absolute: AbsolutePaths = 'refuse',
): Promise<ReadonlyMap<string, Uint8Array>> {
  const source = await openText(path)
  const archive = new ArchiveFiles(path, absolute)
  const text = Readable.from(bounded(archive, source.pieces), { objectMode: false })
  const unpack = extract()
  text.on('error', (error) => unpack.destroy(error))
  try {
    text.pipe(unpack)
    for await (const entry of unpack) await take(archive, entry)
    return archive.files
  } catch (error) {
    if (error instanceof DocketError || !(error instanceof Error)) throw error
    throw archive.damaged(`the archive is damaged: ${error.message.slice(0, 200)}`, error)
  } finally {
    text.destroy()
    await source.close()
  }
}

async function* bounded(
  archive: ArchiveFiles,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.length
    if (bytes > ARCHIVE_BYTES) throw archive.refused(`it is more than ${ARCHIVE_BYTES} bytes, decompressed`)
    // A piece is good until the next is asked for; the archive's reader keeps it longer.
    yield Uint8Array.from(piece)
  }
}

async function take(archive: ArchiveFiles, entry: Entry): Promise<void> {
  const { name, type, size } = entry.header
  switch (type) {
    case 'directory':
      archive.folder(name)
      entry.resume()
      return
    case 'file':
    case 'contiguous-file': {
      const file = archive.admit(name, size)
      const pieces: Uint8Array[] = []
      for await (const piece of entry as AsyncIterable<Uint8Array>) pieces.push(piece)
      archive.keep(file, Buffer.concat(pieces))
      return
    }
    default:
      // The package says null of a type that it does not know, against its own types.
      throw archive.refused(
        `${shownPath(name)} is no regular file but a ${(type as string | null) ?? 'thing of unknown type'}`,
      )
  }
}
