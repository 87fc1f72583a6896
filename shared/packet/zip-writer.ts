import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/** A file of the archive; its bytes are asked for when its turn comes. */
export interface ZipMember {
  readonly name: string
  readonly chunks: () => AsyncIterable<Uint8Array>
}

/**
 * Stored, not deflated: what deflate makes of a text differs between builds of zlib, and some bits of
 * its output mean nothing. Here equal content gives equal bytes on any machine, and no bit is free.
 * yazl takes a date as local time and moves an earlier one to 1980-01-01T00:00, wherever it runs.
 */
const OPTIONS = { compress: false, mtime: new Date(0), forceDosTimestamp: true, mode: 0o100644 }

/**
 * The bytes of a ZIP of these members, in this order, one after the other. Memory does not grow with
 * them. Rejects with what a member's stream throws.
 */
export async function* writeZip(members: readonly ZipMember[]): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  let open: Readable | undefined
  zip.on('error', (error: Error) => output.destroy(error))
  for (const member of members)
    zip.addReadStreamLazy(member.name, OPTIONS, (take) => {
      open = Readable.from(chunksOf(member), { objectMode: false, highWaterMark: 1 << 18 })
      open.once('error', (error) => output.destroy(error))
      take(null, open)
    })
  zip.end()
  try {
    for await (const chunk of output) yield chunk as Uint8Array
  } finally {
    open?.destroy()
  }
}

/** What asking for the bytes throws goes the way of what reading them throws, not through yazl. */
async function* chunksOf(member: ZipMember): AsyncGenerator<Uint8Array> {
  yield* member.chunks()
}
