import { encodeHex } from '../proof/hex.ts'
import type { Hash } from '../proof/hash.ts'
import { byBytes } from './byte-order.ts'

const encoder = new TextEncoder()

interface Drawn {
  readonly digest: Uint8Array
  /** The digest as hex, by which it is sorted. */
  readonly rank: string
  readonly id: string
}

/**
 * Draws the `size` ids with the lowest SHA-256 of `seed ‖ 0x00 ‖ id` (formats.md 7) in one pass over any number of
 * ids, in any order. Memory: what is drawn, twice. Requires that no id comes twice.
 */
export class Drawing {
  readonly #hash: Hash
  readonly #head: Uint8Array
  readonly #size: number
  #kept: Drawn[] = []
  /** The highest rank that can still be drawn; undefined: any. */
  #bar: Uint8Array | undefined
  /** The head, and room for an id after it. */
  #hashed = new Uint8Array()

  constructor(hash: Hash, seed: string, size: number) {
    this.#hash = hash
    this.#size = size
    this.#head = encoder.encode(`${seed}\0`)
  }

  push(id: string): void {
    if (this.#size === 0) return
    const digest = this.#digestOf(id)
    // Of a million ids nearly all end here: no text is made of their digests.
    if (this.#bar !== undefined && isAbove(digest, this.#bar)) return
    this.#kept.push({ digest, rank: encodeHex(digest), id })
    if (this.#kept.length >= Math.max(2 * this.#size, 64)) this.#cut()
  }

  /** The ids drawn, sorted as bytes. */
  drawn(): readonly string[] {
    this.#cut()
    return this.#kept.map(({ id }) => id).toSorted(byBytes)
  }

  #digestOf(id: string): Uint8Array {
    const head = this.#head.length
    // A UTF-16 unit takes at most three bytes of UTF-8.
    const room = head + 3 * id.length
    if (this.#hashed.length < room) {
      this.#hashed = new Uint8Array(2 * room)
      this.#hashed.set(this.#head)
    }
    const { written } = encoder.encodeInto(id, this.#hashed.subarray(head))
    return this.#hash(this.#hashed.subarray(0, head + written))
  }

  #cut(): void {
    this.#kept = this.#kept.toSorted((a, b) => (a.rank < b.rank ? -1 : 1)).slice(0, this.#size)
    if (this.#kept.length === this.#size) this.#bar = this.#kept.at(-1)?.digest
  }
}

/** Requires digests of one length. */
function isAbove(digest: Uint8Array, bar: Uint8Array): boolean {
  for (let at = 0; at < bar.length; at += 1) {
    const difference = (digest[at] ?? 0) - (bar[at] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return false
}

/** Shell lines by which anybody draws again, from a file of ids, one a line. */
export function drawScript(seed: string, size: number): readonly string[] {
  return [
    '# ids.txt: the ids of the stratum, one a line. Gives those drawn, sorted as bytes.',
    `seed=${shellQuoted(seed)}`,
    'while IFS= read -r id; do',
    `  printf '%s\\t%s\\n' "$(printf '%s\\0%s' "$seed" "$id" | sha256sum | cut -c1-64)" "$id"`,
    `done < ids.txt | LC_ALL=C sort | head -n ${size} | cut -f2- | LC_ALL=C sort`,
    '# The digest of a population or a sample:',
    'LC_ALL=C sort ids.txt | sha256sum',
  ]
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
