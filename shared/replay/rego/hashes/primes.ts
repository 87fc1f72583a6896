/** The first primes: the SHA-2 family takes its constants from their roots. */
export function primes(count: number): readonly bigint[] {
  const found: bigint[] = []
  for (let candidate = 2n; found.length < count; candidate += 1n)
    if (found.every((prime) => candidate % prime !== 0n)) found.push(candidate)
  return found
}

/** The first `bits` bits behind the point of a square (2) or cube (3) root. */
export function rootFraction(number: bigint, root: 2n | 3n, bits: bigint): bigint {
  const scaled = number << (bits * root)
  let low = 0n
  let high = number << bits
  while (low < high) {
    const middle = (low + high + 1n) >> 1n
    if (middle ** root <= scaled) low = middle
    else high = middle - 1n
  }
  return low & ((1n << bits) - 1n)
}
