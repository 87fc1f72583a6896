const FIRST_SLOTS = 1024
const FREE = -1

/**
 * Rows of codes, each row once: a row that was seen before has the number that it had then. Numbers count up from
 * 0 in order of appearance, whatever the multiplier.
 */
export class ShapeTable {
  readonly width: number
  size = 0
  #codes: Uint32Array
  #slots = new Int32Array(FIRST_SLOTS).fill(FREE)
  /** Drawn anew for each table, so that nobody can write evidence whose rows all fall into one slot. */
  readonly #multiplier = Math.floor(Math.random() * 2 ** 31) * 2 + 1

  constructor(width: number) {
    this.width = width
    this.#codes = new Uint32Array(256 * width)
  }

  /** The number of a row. Requires `width` codes. */
  intern(row: ArrayLike<number>): number {
    let slot = this.#slotOf(row, 0)
    for (;;) {
      const known = this.#slots[slot] as number
      if (known === FREE) break
      if (this.#equals(known, row)) return known
      slot = (slot + 1) % this.#slots.length
    }
    const number = this.size
    if ((number + 1) * this.width > this.#codes.length) this.#codes = grown(this.#codes)
    for (let at = 0; at < this.width; at += 1) this.#codes[number * this.width + at] = row[at] as number
    this.#slots[slot] = number
    this.size += 1
    if (this.size * 2 > this.#slots.length) this.#rehash()
    return number
  }

  /** All rows one after another. */
  rows(): Uint32Array {
    return this.#codes.slice(0, this.size * this.width)
  }

  #slotOf(row: ArrayLike<number>, from: number): number {
    let hash = 0
    for (let at = 0; at < this.width; at += 1)
      hash = Math.imul(hash, this.#multiplier) + (row[from + at] as number) + 1
    hash = Math.imul(hash ^ (hash >>> 15), this.#multiplier)
    return (hash >>> 1) % this.#slots.length
  }

  #equals(number: number, row: ArrayLike<number>): boolean {
    const from = number * this.width
    for (let at = 0; at < this.width; at += 1) if (this.#codes[from + at] !== row[at]) return false
    return true
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(FREE)
    for (let number = 0; number < this.size; number += 1) {
      let slot = this.#slotOf(this.#codes, number * this.width)
      while (this.#slots[slot] !== FREE) slot = (slot + 1) % this.#slots.length
      this.#slots[slot] = number
    }
  }
}

function grown(codes: Uint32Array): Uint32Array {
  const larger = new Uint32Array(codes.length * 2)
  larger.set(codes)
  return larger
}
