const COUNT = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })
const UNITS = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const

/** 48216 -> 48,216. */
export function count(value: number): string {
  return COUNT.format(value)
}

/** `1 decision`, `48,216 decisions`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`
}

/** Of a whole, in per cent with one digit; `0%` and `100%` only where it is exactly so. */
export function share(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0%'
  if (part === whole) return '100%'
  const exact = (part / whole) * 100
  return `${Math.min(99.9, Math.max(0.1, exact)).toFixed(1)}%`
}

/** Decimal units, three digits: 148.2 MB. */
export function bytes(value: number): string {
  let size = value
  let unit = 0
  while (size >= 1000 && unit < UNITS.length - 1) {
    size /= 1000
    unit += 1
  }
  return `${unit === 0 ? count(size) : size.toFixed(size < 10 ? 2 : 1)} ${UNITS[unit]}`
}
