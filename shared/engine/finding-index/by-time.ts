/** Keys of two passes of 16 bits each. */
const DIGIT_BITS = 16
const DIGITS = 1 << DIGIT_BITS
const KEYS = 2 ** 32 - 1

/**
 * The places of all times in order: equals as they stand, NaN last. Two passes of a counting sort over the times
 * in 2^32 steps, then those of one step among themselves: in time proportional to how many there are, but for
 * times that lie within one step of a very long whole.
 */
export function placesByTime(time: Float64Array): Uint32Array {
  const { count, keys } = keysOf(time)
  const places = Uint32Array.from(time, (_, at) => at)
  const sorted = pass(pass(places, keys, 0), keys, DIGIT_BITS)
  for (let from = 0; from < count;) {
    const key = keys[sorted[from] as number]
    let to = from + 1
    while (to < count && keys[sorted[to] as number] === key) to += 1
    if (to - from > 1)
      sorted.subarray(from, to).sort((a, b) => (time[a] as number) - (time[b] as number) || a - b)
    from = to
  }
  return sorted
}

/** A key for each time, in the same order as the times, the highest for NaN; and how many are none. */
function keysOf(time: Float64Array): { readonly count: number; readonly keys: Uint32Array } {
  let first = Infinity
  let last = -Infinity
  let count = 0
  for (const instant of time) {
    if (Number.isNaN(instant)) continue
    count += 1
    if (instant < first) first = instant
    if (instant > last) last = instant
  }
  const scale = last > first ? (KEYS - 1) / (last - first) : 0
  const keys = new Uint32Array(time.length)
  for (let at = 0; at < time.length; at += 1) {
    const instant = time[at] as number
    keys[at] = Number.isNaN(instant) ? KEYS : Math.min(KEYS - 1, Math.floor((instant - first) * scale))
  }
  return { count, keys }
}

function pass(places: Uint32Array, keys: Uint32Array, shift: number): Uint32Array {
  const next = new Uint32Array(DIGITS + 1)
  const digit = (place: number) => ((keys[place] as number) >>> shift) & (DIGITS - 1)
  for (const place of places) next[digit(place) + 1] = (next[digit(place) + 1] as number) + 1
  for (let at = 1; at <= DIGITS; at += 1) next[at] = (next[at] as number) + (next[at - 1] as number)
  const sorted = new Uint32Array(places.length)
  for (const place of places) {
    const at = digit(place)
    sorted[next[at] as number] = place
    next[at] = (next[at] as number) + 1
  }
  return sorted
}
