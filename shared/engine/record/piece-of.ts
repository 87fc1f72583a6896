import { MOST_PIECE_BYTES, type RawPiece } from '../../model/raw-record.ts'

/** How much stands before what is sought, in bytes. */
const LEAD_BYTES = 8192

/** A part of a line: half-open, in bytes. */
export interface ByteSpan {
  readonly from: number
  readonly to: number
}

export interface LineToShow {
  readonly bytes: Uint8Array
  readonly isText: boolean
  readonly hits: readonly ByteSpan[]
  readonly fault: ByteSpan | undefined
}

/** The part of a line that begins at byte `from`; without it, the part that shows what is sought. */
export function pieceOf({ bytes, isText, hits, fault }: LineToShow, from: number | undefined): RawPiece {
  const start = boundary(bytes, isText, from ?? leadTo(hits[0] ?? fault))
  const end = boundary(bytes, isText, start + MOST_PIECE_BYTES)
  const part = bytes.subarray(start, end)
  const unitsTo = (byte: number) => (isText ? decode(bytes.subarray(start, byte)).length : byte - start)
  const shown = (span: ByteSpan) =>
    span.to < start || span.from > end || (span.to === start && span.from < start)
      ? []
      : [{ from: unitsTo(Math.max(span.from, start)), to: unitsTo(Math.min(span.to, end)) }]
  return {
    from: start,
    to: end,
    content: isText
      ? { kind: 'text', text: decode(part) }
      : { kind: 'bytes', base64: Buffer.from(part).toString('base64') },
    hits: hits.flatMap(shown),
    fault: (fault === undefined ? [] : shown(fault))[0] ?? null,
  }
}

/** The first byte of the piece in which a span stands: a little before it. */
function leadTo(span: ByteSpan | undefined): number {
  return span === undefined || span.from < MOST_PIECE_BYTES - LEAD_BYTES ? 0 : span.from - LEAD_BYTES
}

/** The first byte of the character in which `at` lies. */
function boundary(bytes: Uint8Array, isText: boolean, at: number): number {
  let start = Math.min(Math.max(0, at), bytes.length)
  if (isText) while (start < bytes.length && ((bytes[start] as number) & 0xc0) === 0x80) start -= 1
  return start
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}
