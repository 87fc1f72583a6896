import type { CaseFile } from '../../casefile/case-file.ts'
import type { ChainPlace } from '../../casefile/custody-log.ts'

/** Some tens of milliseconds. */
const MOST_WALKED = 2000

export interface CustodyWalk {
  readonly walked: ChainPlace
  /** Of the whole log. */
  readonly entries: number
  readonly ended: boolean
  readonly broken: { readonly seq: number; readonly problem: string } | null
  /** Of those walked this time. */
  readonly acts: Record<string, number>
  readonly people: Record<string, number>
}

/** Walks the custody chain on from where it was walked to, and counts what it passes. */
export function walkCustody(file: CaseFile, from: ChainPlace): CustodyWalk {
  const { place, entries, ended, broken } = file.custody.walk(from, MOST_WALKED)
  return {
    walked: place,
    entries: file.custody.count(),
    ended,
    broken: broken ?? null,
    acts: countsOf(entries.map(({ act }) => act)),
    people: countsOf(entries.map(({ by }) => by)),
  }
}

function countsOf(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return Object.fromEntries(counts)
}
