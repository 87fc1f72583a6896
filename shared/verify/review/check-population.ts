import type { CampaignRecord } from '../../model/review.ts'
import { populationEntry } from '../../model/review-entries.ts'
import { concatBytes } from '../../proof/concat-bytes.ts'
import { formatDigest } from '../../proof/digest.ts'
import { encodeHex } from '../../proof/hex.ts'
import { decoded, type PacketReader } from '../packet-reader.ts'
import type { VerifyTools } from '../packet-source.ts'

export interface PopulationChecked {
  readonly faults: readonly string[]
  /** Whether the ids are in the packet. */
  readonly isThere: boolean
}

const encoder = new TextEncoder()
const NEWLINE = Uint8Array.of(0x0a)

/**
 * Draws the sample again (formats.md 7): of each stratum the ids with the lowest SHA-256 of seed ‖ 0x00 ‖ id, which
 * must be its items; ids and digests must be those of strata and population. Memory: what is drawn. Throws EntryFault.
 */
export async function checkPopulation(
  reader: PacketReader,
  tools: VerifyTools,
  campaign: CampaignRecord,
  at: number,
): Promise<PopulationChecked> {
  const { population, sample, items } = campaign
  if (sample.strata.length !== sample.plan.strata.length)
    return { faults: ['it has other strata than its plan'], isThere: true }
  const names = sample.strata.map((_, stratum) => populationEntry(at, stratum))
  const there = names.filter((name) => reader.has(name))
  if (there.length === 0 && population.size > 0) return { faults: [], isThere: false }
  const faults: string[] = []
  for (const [stratum, { size, digest, drawn }] of sample.strata.entries()) {
    const name = populationEntry(at, stratum)
    if (!reader.has(name)) {
      faults.push(`the ids of stratum ${stratum + 1} are missing`)
      continue
    }
    const read = await readStratum(reader, name, tools, { seed: sample.plan.seed, drawn })
    if (read.size !== size || read.digest !== digest)
      faults.push(`the ids of stratum ${stratum + 1} are not those of its digest`)
    if (!read.isSorted) faults.push(`the ids of stratum ${stratum + 1} are not sorted as bytes, each once`)
    const ofStratum = items.filter(({ item }) => item.stratum === stratum).map(({ item }) => item.id)
    if (!isSameSet(ofStratum, read.drawn))
      faults.push(`its items of stratum ${stratum + 1} are not those that the seed draws`)
  }
  const whole = await mergedDigest(reader, there, tools)
  if (whole.size !== population.size || whole.digest !== population.digest)
    faults.push('the ids of its strata are not the population that was fixed')
  return { faults, isThere: true }
}

async function readStratum(
  reader: PacketReader,
  name: string,
  { hash, startHash }: VerifyTools,
  { seed, drawn }: { readonly seed: string; readonly drawn: number },
) {
  const running = startHash()
  const lowest = new Lowest(drawn)
  const head = encoder.encode(`${seed}\0`)
  let before: Uint8Array | undefined
  let size = 0
  let isSorted = true
  for await (const line of reader.lines(name)) {
    running.update(line)
    running.update(NEWLINE)
    if (before !== undefined && compareBytes(before, line) >= 0) isSorted = false
    before = line.slice()
    size += 1
    lowest.add(encodeHex(hash(concatBytes([head, line]))), line)
  }
  const ids = lowest.kept().map((bytes) => decoded(bytes, name))
  return { size, isSorted, digest: formatDigest(running.digest()), drawn: ids }
}

/** The ids of all strata in one order, read side by side. */
async function mergedDigest(reader: PacketReader, names: readonly string[], { startHash }: VerifyTools) {
  const running = startHash()
  const heads: { readonly lines: AsyncGenerator<Uint8Array>; line: Uint8Array }[] = []
  for (const name of names) {
    const lines = reader.lines(name)
    const first = await lines.next()
    if (first.done !== true) heads.push({ lines, line: first.value.slice() })
  }
  let size = 0
  while (heads.length > 0) {
    const least = heads.reduce((a, b) => (compareBytes(a.line, b.line) <= 0 ? a : b))
    running.update(least.line)
    running.update(NEWLINE)
    size += 1
    const next = await least.lines.next()
    if (next.done === true) heads.splice(heads.indexOf(least), 1)
    else least.line = next.value.slice()
  }
  return { size, digest: formatDigest(running.digest()) }
}

/** Keeps the so many lines of the lowest rank. */
class Lowest {
  readonly #size: number
  #kept: { readonly rank: string; readonly line: Uint8Array }[] = []
  #bar: string | undefined

  constructor(size: number) {
    this.#size = size
  }

  add(rank: string, line: Uint8Array): void {
    if (this.#size === 0 || (this.#bar !== undefined && rank > this.#bar)) return
    this.#kept.push({ rank, line: line.slice() })
    if (this.#kept.length >= Math.max(2 * this.#size, 64)) this.#cut()
  }

  kept(): readonly Uint8Array[] {
    this.#cut()
    return this.#kept.map(({ line }) => line)
  }

  #cut(): void {
    this.#kept = this.#kept.toSorted((a, b) => (a.rank < b.rank ? -1 : 1)).slice(0, this.#size)
    if (this.#kept.length === this.#size) this.#bar = this.#kept.at(-1)?.rank
  }
}

/** As bytes: by code points, which is the order of UTF-8. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  const set = new Set(a)
  return a.length === b.length && set.size === a.length && b.every((each) => set.has(each))
}
