import type { CaseFile } from '../../casefile/case-file.ts'
import { type FaultPlace, faultPlace } from '../../intake/lines/fault-place.ts'
import { utf8Text } from '../../proof/utf8-text.ts'

/** So much of the line itself, of each neighbour, and of a line before its fault is shown. */
const LINE_BYTES = 256 * 1024
const NEIGHBOUR_BYTES = 1024
const LEAD_BYTES = 4 * 1024

/** A line as a person sees it. Bytes that are no UTF-8 stand as U+FFFD in `text`, exact in `text64`. */
export interface ShownLine {
  readonly index: number
  readonly byteOffset: number | null
  readonly bytes: number
  readonly text: string
  readonly before: number
  readonly after: number
  readonly text64: string | null
}

const loose = new TextDecoder('utf-8', { ignoreBOM: true })

/** A line in quarantine between its neighbours; null where there is none of that index in that source. */
export function quarantinedLine(file: CaseFile, source: number, index: number) {
  if (!file.sources.has(source)) return null
  const [row] = file.quarantine.page(source, index, 1)
  const lines = file.lines.count(source)
  if (row === undefined || row.index !== index || index >= lines) return null
  const bytes = headOf(file, source, index, row.bytes)
  const fault = faultPlace(bytes, row)
  const from = fault === undefined || fault.byte < LINE_BYTES ? 0 : cut(bytes, fault.byte - LEAD_BYTES)
  const shown = shownOf(bytes, {
    index,
    byteOffset: row.byteOffset,
    bytes: row.bytes,
    from,
    most: LINE_BYTES,
  })
  const neighbour = (at: number): ShownLine | null => {
    if (at < 0 || at >= lines) return null
    const [kept] = file.quarantine.page(source, at, 1)
    const known = kept?.index === at ? kept : undefined
    const head = headOf(file, source, at, known?.bytes)
    const place = { index: at, byteOffset: known?.byteOffset ?? null, bytes: known?.bytes ?? head.length }
    return shownOf(head, { ...place, from: 0, most: NEIGHBOUR_BYTES })
  }
  return {
    row,
    line: shown,
    fault: fault === undefined ? null : faultIn(bytes, fault, shown.before),
    previous: neighbour(index - 1),
    next: neighbour(index + 1),
  }
}

/** A line's bytes; of one that is longer than a line may be, its first piece. */
function headOf(file: CaseFile, source: number, index: number, length: number | undefined): Uint8Array {
  const bytes = file.lines.raw(source, index)
  return length === undefined ? bytes : bytes.subarray(0, length)
}

/** The fault in the UTF-16 units of the text that is shown from byte `start` on. */
function faultIn(
  bytes: Uint8Array,
  { byte, end }: FaultPlace,
  start: number,
): { readonly from: number; readonly to: number; readonly byte: number } {
  const lengthTo = (at: number) => loose.decode(bytes.subarray(start, at)).length
  const limit = lengthTo(Math.min(bytes.length, start + LINE_BYTES))
  return { from: Math.min(lengthTo(byte), limit), to: Math.min(lengthTo(end), limit), byte }
}

function shownOf(
  line: Uint8Array,
  {
    from,
    most,
    ...place
  }: Pick<ShownLine, 'index' | 'byteOffset' | 'bytes'> & { readonly from: number; readonly most: number },
): ShownLine {
  const to = line.length - from <= most ? line.length : cut(line, from + most)
  const part = line.subarray(from, to)
  return {
    ...place,
    text: loose.decode(part),
    before: from,
    after: place.bytes - to,
    text64: utf8Text(part) !== undefined ? null : Buffer.from(part).toString('base64'),
  }
}

/** The start of the character that stands at a byte. */
function cut(bytes: Uint8Array, at: number): number {
  let start = Math.max(0, at)
  for (let step = 0; step < 3 && isContinuation(bytes[start]); step += 1) start -= 1
  return Math.max(0, start)
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80
}
