import { z } from 'zod'
import { DigestText } from '../model/ids.ts'
import { call, job } from './define.ts'
import { Count, Cursor, PageSize, Token } from './parts.ts'

const Seq = z.int().min(1)

/** An entry of the log as a list shows it. */
export const CustodyLine = z.object({
  seq: Seq,
  /** The digest of its line: what the next entry names. */
  digest: DigestText,
  /** Null where the line is no entry: somebody else wrote it. */
  entry: z
    .object({
      time: z.string(),
      by: z.string(),
      act: z.string(),
      /** Left out where it is longer than a list shows. */
      about: z.record(z.string(), z.unknown()),
      prev: DigestText.nullable(),
    })
    .nullable(),
})
export type CustodyLine = z.output<typeof CustodyLine>

/** How far the chain was walked; given again, the walk goes on from there. */
const Walked = z.strictObject({ seq: Count, digest: DigestText.nullable() })

const CustodyWalk = z.object({
  walked: Walked,
  /** Entries of the whole log. */
  entries: Count,
  /** Nothing is left to be walked: all was, or the chain breaks. */
  ended: z.boolean(),
  /** Where it breaks first. */
  broken: z.object({ seq: Seq, problem: z.string() }).nullable(),
  /** Of the entries walked this time: how many there are of each act, and by whom. */
  acts: z.record(z.string(), Count),
  people: z.record(z.string(), Count),
})
export type CustodyWalk = z.output<typeof CustodyWalk>

export const CUSTODY = {
  /**
   * Entries before `before`, newest first, of these acts and by these people. At most 2,000 entries are looked
   * at in one call: a page may be short, or empty, and yet have a next.
   */
  'custody.page': call(
    z.strictObject({
      case: Token,
      acts: z.array(z.string().max(200)).max(100).default([]),
      people: z.array(z.string().max(200)).max(100).default([]),
      /** Found anywhere in the entry; case is ignored. */
      text: z.string().max(1000).optional(),
      before: Cursor.optional(),
      limit: PageSize,
    }),
    z.object({ rows: z.array(CustodyLine), next: Cursor.nullable(), entries: Count }),
  ),
  /** One entry whole, between its neighbours; null where there is none of that number. */
  'custody.entry': call(
    z.strictObject({ case: Token, seq: Seq }),
    z.object({
      entry: z
        .object({
          seq: Seq,
          /** The line as it is chained, in canonical JSON; cut after 100,000 characters. */
          line: z.string(),
          chars: Count,
          digest: DigestText,
          /** What it names as the digest of the entry before. */
          names: z.string().nullable(),
          /** The digest of the entry before; null where there is none. */
          before: DigestText.nullable(),
          /** What the entry after it names, where there is one. */
          after: z.object({ seq: Seq, names: z.string().nullable() }).nullable(),
        })
        .nullable(),
    }),
  ),
  /** Walks the chain on, at most 2,000 entries a call: each holds the digest of the one before. */
  'custody.walk': call(z.strictObject({ case: Token, from: Walked }), CustodyWalk),
  /** Writes the log as it goes into packets: one entry a line. */
  'custody.export': job(
    z.strictObject({ case: Token, out: Token }),
    z.object({ name: z.string(), bytes: Count, entries: Count }),
  ),
} as const
