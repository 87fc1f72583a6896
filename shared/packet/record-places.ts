import type { RecordRef } from '../model/ids.ts'

const REF = /^s([1-9]\d*):(\d+)$/

/** Where records stand in `evidence/records.ndjson`; eight bytes a record. */
export interface RecordPlaces {
  /** Takes the record of the next line. Throws where it does not come after the one before. */
  readonly add: (source: number, index: number) => void
  /** The line (from 1) of the record that a reference names, or undefined where the packet has none. */
  readonly lineOf: (ref: RecordRef) => number | undefined
  readonly count: () => number
}

export function recordPlaces(): RecordPlaces {
  const sources = new Map<number, { readonly firstLine: number; indexes: Float64Array; used: number }>()
  let lastSource = 0
  let lines = 0

  function add(source: number, index: number): void {
    const known = sources.get(source)
    const last = known?.indexes[known.used - 1] ?? -1
    if (source < lastSource || index <= last)
      throw new Error(`records out of order at source ${source}, index ${index}`)
    lastSource = source
    lines += 1
    if (known === undefined) {
      const indexes = new Float64Array(64)
      indexes[0] = index
      sources.set(source, { firstLine: lines, indexes, used: 1 })
      return
    }
    if (known.used === known.indexes.length) known.indexes = doubled(known.indexes)
    known.indexes[known.used] = index
    known.used += 1
  }

  function lineOf(ref: RecordRef): number | undefined {
    const part = REF.exec(ref)
    const known = part === null ? undefined : sources.get(Number(part[1]))
    if (known === undefined) return undefined
    const at = placeOf(known.indexes, known.used, Number(part?.[2]))
    return at === undefined ? undefined : known.firstLine + at
  }

  return { add, lineOf, count: () => lines }
}

function doubled(values: Float64Array): Float64Array<ArrayBuffer> {
  const grown = new Float64Array(values.length * 2)
  grown.set(values)
  return grown
}

/** Binary search in the first `used` of ascending values. */
function placeOf(values: Float64Array, used: number, wanted: number): number | undefined {
  let low = 0
  let high = used
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] ?? Infinity) < wanted) low = middle + 1
    else high = middle
  }
  return low < used && values[low] === wanted ? low : undefined
}
