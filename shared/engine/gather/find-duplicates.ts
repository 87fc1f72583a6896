import { LINE, NO_CODE } from '../../model/segment.ts'
import type { Groups } from './group-ordinals.ts'
import type { LineColumns } from './line-columns.ts'

/** The leaf hash of a line: equal bytes have equal leaves. */
export type LeafOf = (ordinal: number) => Uint8Array

/**
 * Lines that only repeat another's bytes (formats.md 1): in a stream at the same seq, over all sources;
 * without a stream in the same source. The first in order of import counts.
 */
export class Duplicates {
  readonly #lines: LineColumns
  readonly #marks: Uint8Array

  constructor(
    lines: LineColumns,
    byStream: Groups,
    streamlessBySource: readonly Uint32Array[],
    leafOf: LeafOf,
  ) {
    this.#lines = lines
    this.#marks = new Uint8Array(lines.count)
    for (let stream = 0; stream < byStream.count; stream += 1) {
      const ordinals = byStream.of(stream)
      const key = (ordinal: number) => lines.seq[ordinal] as number
      if (!isAscending(ordinals, key)) this.#markEqual(ordinals, key, leafOf)
    }
    for (const ordinals of streamlessBySource) {
      const keys = new Map<number, number>()
      for (const ordinal of ordinals) keys.set(ordinal, leafKey(leafOf(ordinal)))
      this.#markEqual(ordinals, (ordinal) => keys.get(ordinal) as number, leafOf)
    }
  }

  has(ordinal: number): boolean {
    return this.#marks[ordinal] === 1
  }

  /**
   * Records among the ordinals [from, to) that are duplicates. A line in quarantine is none: each copy of it
   * stays there, so that records read are the accepted and the quarantined ones.
   */
  countIn(from: number, to: number): number {
    let count = 0
    for (let ordinal = from; ordinal < to; ordinal += 1)
      if (this.#lines.kind[ordinal] === LINE.accepted) count += this.#marks[ordinal] as number
    return count
  }

  #markEqual(ordinals: Uint32Array, key: (ordinal: number) => number, leafOf: LeafOf): void {
    const sorted = ordinals.slice().sort((a, b) => key(a) - key(b) || a - b)
    for (let start = 0, end = 1; start < sorted.length; start = end, end += 1) {
      while (end < sorted.length && key(sorted[end] as number) === key(sorted[start] as number)) end += 1
      if (end - start > 1) this.#markGroup(sorted.subarray(start, end), leafOf)
    }
  }

  #markGroup(ordinals: Uint32Array, leafOf: LeafOf): void {
    const seen = new Set<string>()
    for (const ordinal of ordinals) {
      const leaf = Buffer.from(leafOf(ordinal)).toString('hex')
      if (seen.has(leaf)) this.#marks[ordinal] = 1
      seen.add(leaf)
    }
  }
}

/** The accepted lines of each source that name no stream. */
export function streamlessLines(lines: LineColumns, sources: readonly number[]): readonly Uint32Array[] {
  return sources.map((source) => {
    const [from, to] = lines.rangeOf(source)
    const ordinals: number[] = []
    for (let ordinal = from; ordinal < to; ordinal += 1)
      if (lines.kind[ordinal] === LINE.accepted && lines.stream[ordinal] === NO_CODE) ordinals.push(ordinal)
    return Uint32Array.from(ordinals)
  })
}

function isAscending(ordinals: Uint32Array, key: (ordinal: number) => number): boolean {
  for (let at = 1; at < ordinals.length; at += 1)
    if (key(ordinals[at] as number) <= key(ordinals[at - 1] as number)) return false
  return true
}

/** The first 48 bits of a hash, as a number. */
function leafKey(leaf: Uint8Array): number {
  return (
    new DataView(leaf.buffer, leaf.byteOffset, 8).getUint32(0) * 65_536 +
    (((leaf[4] as number) << 8) | (leaf[5] as number))
  )
}
