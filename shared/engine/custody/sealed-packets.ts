import type { CaseFile } from '../../casefile/case-file.ts'
import type { CustodyEntry } from '../../model/packet.ts'

/** A packet that was sealed from a case, as its custody log tells. */
export interface SealedPacket {
  readonly seq: number
  readonly time: string
  readonly by: string
  readonly selection: string[]
  readonly keyids: string[]
  /** What came of it; null where the log does not say. */
  readonly end: {
    readonly seq: number
    readonly name: string
    readonly sha256: string
    readonly bytes: number
    readonly decisions: number
    readonly records: number
    readonly findings: number
  } | null
}

/** Looked at in one call, whatever of them tell of packets. */
const MOST_LOOKED_AT = 5000
const LOOKED_AT_ONCE = 500
/** A choice may have hundreds of conditions: so many are told. */
const MOST_CONDITIONS = 50

/** Packets that were begun before an entry, or all, newest first. `total` counts those that were looked at. */
export function sealedPackets(
  file: CaseFile,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): { rows: SealedPacket[]; next: number | null; total: number } {
  const rows: SealedPacket[] = []
  const ends = new Map<number, CustodyEntry>()
  let from = before
  let looked = 0
  while (looked < MOST_LOOKED_AT) {
    const lines = file.custody.back(from, LOOKED_AT_ONCE)
    for (const { seq, entry } of lines) {
      from = seq
      looked += 1
      if (entry?.act === 'sealed') ends.set(Number(entry.about['seal']), entry)
      if (entry?.act !== 'seal') continue
      rows.push(packetOf(entry, ends.get(seq)))
      if (rows.length === limit) return { rows, next: seq === 1 ? null : seq, total: rows.length }
    }
    if (lines.length < LOOKED_AT_ONCE) return { rows, next: null, total: rows.length }
  }
  return { rows, next: from ?? null, total: rows.length }
}

function packetOf({ seq, time, by, about }: CustodyEntry, end: CustodyEntry | undefined): SealedPacket {
  return {
    seq,
    time,
    by,
    selection: texts(about['selection']).slice(0, MOST_CONDITIONS),
    keyids: texts(about['keys']),
    end:
      end === undefined
        ? null
        : {
            seq: end.seq,
            name: text(end.about['packet']),
            sha256: text(end.about['sha256']),
            bytes: count(end.about['bytes']),
            decisions: count(end.about['decisions']),
            records: count(end.about['records']),
            findings: count(end.about['findings']),
          },
  }
}

/** What an entry is about is as its writer made it: hostile. */
function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function count(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0
}
