import type { DisclosureSource } from '../../shared/verify/disclosure.ts'
import type { PacketSource } from '../../shared/verify/packet-source.ts'

/** Read ahead of what is asked for: most reads are small, and follow one another. */
const WINDOW = 1 << 20

/** Somebody chose another file, or other keys: what was being verified is of no interest. */
export class Superseded extends Error {
  override readonly name = 'Superseded'
}

/** A file on the disk, read piece by piece: a packet of any size costs a window of memory. */
export function fileSource(
  file: File,
  watch: { readonly isCurrent: () => boolean; readonly onRead: (bytes: number) => void },
): PacketSource {
  let start = 0
  let held = new Uint8Array(0)
  return {
    name: file.name,
    size: file.size,
    async read(offset, length) {
      if (!watch.isCurrent()) throw new Superseded()
      const end = Math.min(offset + length, file.size)
      if (offset >= end) return new Uint8Array(0)
      if (offset < start || end > start + held.length) {
        const piece = file.slice(offset, Math.max(end, Math.min(offset + WINDOW, file.size)))
        held = new Uint8Array(await piece.arrayBuffer())
        start = offset
        watch.onRead(held.length)
      }
      return held.subarray(offset - start, end - start)
    },
  }
}

/** What was withheld from a packet, read piece by piece as often as it is asked for. */
export function disclosureSource(file: File, watch: { readonly isCurrent: () => boolean }): DisclosureSource {
  return {
    name: file.name,
    async *chunks() {
      for (let at = 0; at < file.size; at += WINDOW) {
        if (!watch.isCurrent()) throw new Superseded()
        yield new Uint8Array(await file.slice(at, at + WINDOW).arrayBuffer())
      }
    },
  }
}
