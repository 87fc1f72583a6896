import type { StayTimes } from '../../model/case-tally.ts'

/** Below this each millisecond has a bucket of its own. */
const EXACT_MS = 128
/** Buckets of equal width in each doubling above: the middle of one is within 1/128 of all that it holds. */
const PER_DOUBLING = 64
const LONGEST_MS = Number.MAX_SAFE_INTEGER

/**
 * Lengths of time, as counts in buckets that widen with the length: bounded memory (at most some 3,000 buckets)
 * for any number of values, and the same quantiles in whatever order they came.
 */
export class StayHistogram {
  #count = 0
  readonly #buckets = new Map<number, number>()

  /** In milliseconds. What is negative, as clocks apart may give, counts as 0. */
  add(milliseconds: number): void {
    const bucket = bucketOf(Math.min(LONGEST_MS, Math.max(0, Math.round(milliseconds))))
    this.#buckets.set(bucket, (this.#buckets.get(bucket) ?? 0) + 1)
    this.#count += 1
  }

  times(): StayTimes {
    const buckets = [...this.#buckets].toSorted(([a], [b]) => a - b)
    return {
      timed: this.#count,
      median: this.#atRank(buckets, Math.ceil(this.#count / 2)),
      p95: this.#atRank(buckets, Math.ceil((this.#count * 95) / 100)),
    }
  }

  #atRank(buckets: readonly (readonly [bucket: number, count: number])[], rank: number): number | null {
    let below = 0
    for (const [bucket, count] of buckets) {
      below += count
      if (below >= rank) return middleOf(bucket)
    }
    return null
  }
}

function bucketOf(value: number): number {
  if (value < EXACT_MS) return value
  const width = 2 ** (exponentOf(value) - 6)
  return EXACT_MS + (exponentOf(value) - 7) * PER_DOUBLING + Math.floor(value / width) - PER_DOUBLING
}

function middleOf(bucket: number): number {
  if (bucket < EXACT_MS) return bucket
  const above = bucket - EXACT_MS
  const width = 2 ** (Math.floor(above / PER_DOUBLING) + 1)
  return (PER_DOUBLING + (above % PER_DOUBLING)) * width + Math.floor(width / 2)
}

/** The whole part of log2, in integers: the same on every machine. Requires 1 <= value <= 2^53. */
function exponentOf(value: number): number {
  const high = Math.floor(value / 2 ** 32)
  return high > 0 ? 63 - Math.clz32(high) : 31 - Math.clz32(value)
}
