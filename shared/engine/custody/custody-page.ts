import type { CaseFile } from '../../casefile/case-file.ts'
import type { CustodyLineRead } from '../../casefile/custody-log.ts'
import type { DigestText } from '../../model/ids.ts'
import type { CustodyEntry } from '../../model/packet.ts'

/** Looked at in one call, whatever of them is wanted. */
const MOST_LOOKED_AT = 2000
const LOOKED_AT_ONCE = 200
/** A list shows no more of an entry than a few words; a line may be of any length. */
const LONGEST_SHOWN = 20_000

/** An entry as a list shows it; null where the line is none. */
export interface CustodyLine {
  readonly seq: number
  readonly digest: DigestText
  readonly entry: Pick<CustodyEntry, 'time' | 'by' | 'act' | 'about' | 'prev'> | null
}

export interface CustodyWanted {
  /** Empty: any. */
  readonly acts: readonly string[]
  readonly people: readonly string[]
  readonly text?: string | undefined
  /** Entries before this one; left out: from the last. */
  readonly before?: number | undefined
  readonly limit: number
}

/** Entries that are wanted, newest first, as far as they are found among the next ones back. */
export function custodyPage(
  file: CaseFile,
  wanted: CustodyWanted,
): { rows: CustodyLine[]; next: number | null; entries: number } {
  const isWanted = wantedTest(wanted)
  const rows: CustodyLine[] = []
  let before = wanted.before
  let looked = 0
  const entries = file.custody.count()
  while (looked < MOST_LOOKED_AT) {
    const read = file.custody.back(before, LOOKED_AT_ONCE)
    for (const line of read) {
      before = line.seq
      looked += 1
      if (!isWanted(line)) continue
      rows.push(shown(line))
      if (rows.length === wanted.limit) return { rows, next: before === 1 ? null : before, entries }
    }
    if (read.length < LOOKED_AT_ONCE) return { rows, next: null, entries }
  }
  return { rows, next: before ?? null, entries }
}

function wantedTest({ acts, people, text }: CustodyWanted): (line: CustodyLineRead) => boolean {
  const sought = text?.toLowerCase()
  return ({ entry, line }) => {
    if (acts.length > 0 && (entry === undefined || !acts.includes(entry.act))) return false
    if (people.length > 0 && (entry === undefined || !people.includes(entry.by))) return false
    return sought === undefined || line.toLowerCase().includes(sought)
  }
}

function shown({ seq, digest, entry, line }: CustodyLineRead): CustodyLine {
  if (entry === undefined) return { seq, digest, entry: null }
  const { time, by, act, about, prev } = entry
  return { seq, digest, entry: { time, by, act, about: line.length > LONGEST_SHOWN ? {} : about, prev } }
}
