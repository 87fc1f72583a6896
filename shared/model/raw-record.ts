import { z } from 'zod'
import { FACTS } from './evidence.ts'
import { DigestText, RecordRef } from './ids.ts'
import { QUARANTINE_REASONS } from './segment.ts'

const Count = z.int().min(0)

/** What of a line is sought in it: a reading of an attribute, or one of its facts. */
export const RecordMark = z.union([
  z.strictObject({ attribute: z.string().min(1).max(2000) }),
  z.strictObject({ fact: z.enum(FACTS) }),
])
export type RecordMark = z.output<typeof RecordMark>

/** The most of a line that is given at once, in bytes. */
export const MOST_PIECE_BYTES = 65_536

/** Half-open: in characters (UTF-16) of a piece's text; where it is no text, in bytes of the piece. */
const Span = z.object({ from: Count, to: Count })

/** A part of a line's exact bytes: half-open, in bytes of the line. A text begins and ends at whole characters. */
export const RawPiece = z.object({
  from: Count,
  to: Count,
  content: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: z.string() }),
    /** The line is no UTF-8. */
    z.object({ kind: z.literal('bytes'), base64: z.string() }),
  ]),
  /** What was sought, as far as it lies in this piece. */
  hits: z.array(Span).max(20),
  /** Where the line stops being a record. */
  fault: Span.nullable(),
})
export type RawPiece = z.output<typeof RawPiece>

/** A line of a source as it was received, with its place. */
export const RawRecord = z.object({
  place: RecordRef,
  source: z.object({ id: z.int(), name: z.string(), format: z.string() }),
  /** From 0, every line counted. */
  line: Count,
  /** Lines of the source. */
  lines: Count,
  /** Of its first byte in the source's text, decompressed; null: not kept. */
  offset: Count.nullable(),
  bytes: Count,
  kind: z.enum(['record', 'quarantined', 'blank']),
  quarantine: z.object({ reason: z.enum(QUARANTINE_REASONS), detail: z.string() }).nullable(),
  /** The line whose bytes this one only repeats: it is not told twice. */
  repeats: RecordRef.nullable(),
  /** What is asked for, else the one in which the first hit or the fault lies, else the first. */
  piece: RawPiece,
})
export type RawRecord = z.output<typeof RawRecord>

/** A line's inclusion proof, worked out from the bytes as they are kept now. */
export const RecordProof = z.object({
  state: z.enum([
    'holds',
    'does-not-hold',
    /** The import of the source did not end: no root was fixed yet. */
    'no-root',
    /** The line is longer than is hashed while somebody waits. */
    'too-long',
  ]),
  /** In words, where it does not hold. */
  fault: z.string().nullable(),
  /** Of the line's bytes. */
  sha256: DigestText.nullable(),
  /** SHA-256(0x00, bytes): RFC 6962. */
  leaf: DigestText.nullable(),
  /** Siblings from the leaf up: on which side of the path each stands. */
  path: z.array(z.object({ side: z.enum(['left', 'right']), hash: DigestText })),
  /** As it was fixed at import. */
  root: DigestText.nullable(),
  /** Leaves of the tree. */
  size: Count,
})
export type RecordProof = z.output<typeof RecordProof>
