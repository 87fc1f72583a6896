/** Nanoseconds of each unit. */
const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['µs', 1_000n],
  ['μs', 1_000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
])

const MOST = 1n << 63n
const MOST_FRACTION = (MOST - 1n) / 10n

/** Nanoseconds of `1h15m30.918s`, as Go's time.ParseDuration. Undefined: no duration, or one of more than 64 bits. */
export function parseDuration(text: string): bigint | undefined {
  const negative = text.startsWith('-')
  const unsigned = text.replace(/^[+-]/, '')
  if (unsigned === '0') return 0n
  const parts = unsigned.match(/\d*\.?\d*[^\d.]+/g)
  if (parts === null || parts.join('') !== unsigned) return undefined
  let total = 0n
  for (const part of parts) {
    const nanoseconds = nanosecondsOf(part)
    if (nanoseconds === undefined) return undefined
    total += nanoseconds
    if (total > MOST) return undefined
  }
  if (negative) return -total
  return total === MOST ? undefined : total
}

function nanosecondsOf(part: string): bigint | undefined {
  const [, whole = '', fraction = '', name = ''] = /^(\d*)\.?(\d*)([^\d.]+)$/.exec(part) ?? []
  const unit = UNITS.get(name)
  if (unit === undefined || whole + fraction === '' || BigInt(whole) > MOST) return undefined
  const value = BigInt(whole) * unit + fractionOf(fraction, unit)
  return value > MOST ? undefined : value
}

/** In doubles, as Go does it; digits beyond 64 bits are left out. */
function fractionOf(digits: string, unit: bigint): bigint {
  let value = 0n
  let scale = 1
  for (const digit of digits) {
    if (value > MOST_FRACTION || value * 10n + BigInt(digit) > MOST) break
    value = value * 10n + BigInt(digit)
    scale *= 10
  }
  return value === 0n ? 0n : BigInt(Math.trunc(Number(value) * (Number(unit) / scale)))
}
