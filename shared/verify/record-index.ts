import type { RecordRef } from '../model/ids.ts'

const REF = /^s([1-9]\d*):(\d+)$/

/** Which records a packet holds; eight bytes each. Requires that they are added in ascending order. */
export class RecordIndex {
  readonly #sources = new Map<number, OfSource>()
  #count = 0

  get count(): number {
    return this.#count
  }

  add(source: number, index: number): void {
    const known = this.#sources.get(source) ?? { indexes: new Float64Array(64), used: 0, before: this.#count }
    this.#sources.set(source, known)
    if (known.used === known.indexes.length) {
      const grown = new Float64Array(known.used * 2)
      grown.set(known.indexes)
      known.indexes = grown
    }
    known.indexes[known.used] = index
    known.used += 1
    this.#count += 1
  }

  has(ref: RecordRef): boolean {
    return this.lineOf(ref) !== undefined
  }

  /** Which record of the packet it is, counted from 1; undefined where it is none. */
  lineOf(ref: RecordRef): number | undefined {
    const part = REF.exec(ref)
    const known = part === null ? undefined : this.#sources.get(Number(part[1]))
    if (known === undefined) return undefined
    const wanted = Number(part?.[2])
    let low = 0
    let high = known.used
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((known.indexes[middle] ?? Infinity) < wanted) low = middle + 1
      else high = middle
    }
    return low < known.used && known.indexes[low] === wanted ? known.before + low + 1 : undefined
  }
}

interface OfSource {
  indexes: Float64Array<ArrayBuffer>
  used: number
  /** Records of the sources before it. */
  readonly before: number
}
