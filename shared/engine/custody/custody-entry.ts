import type { CaseFile } from '../../casefile/case-file.ts'
import type { DigestText } from '../../model/ids.ts'

/** An entry whole, with its two links. */
export interface CustodyEntryWhole {
  readonly seq: number
  /** Canonical JSON, as it is chained; cut where it is very long. */
  readonly line: string
  readonly chars: number
  readonly digest: DigestText
  /** What it names as the digest of the entry before. */
  readonly names: string | null
  readonly before: DigestText | null
  readonly after: { readonly seq: number; readonly names: string | null } | null
}

const MOST_CHARS = 100_000

export function custodyEntry(file: CaseFile, seq: number): CustodyEntryWhole | null {
  const read = file.custody.at(seq)
  if (read === undefined) return null
  const next = file.custody.at(seq + 1)
  return {
    seq,
    line: read.line.slice(0, MOST_CHARS),
    chars: read.line.length,
    digest: read.digest,
    names: read.entry?.prev ?? null,
    before: file.custody.at(seq - 1)?.digest ?? null,
    after: next === undefined ? null : { seq: next.seq, names: next.entry?.prev ?? null },
  }
}
