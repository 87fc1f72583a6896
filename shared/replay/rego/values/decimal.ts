/** A number of JSON as what it stands for: `sign` · 0.`digits` · 10^`point`. Zero has no digits. */
export interface Decimal {
  readonly sign: 1 | -1
  /** Without zeros at either end. */
  readonly digits: string
  readonly point: number
}

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/

/** Undefined: the text is no number. Never makes more digits than the text has, however large the exponent. */
export function decimalOf(text: string): Decimal | undefined {
  const match = NUMBER.exec(text)
  if (match === null) return undefined
  const [, minus, whole = '', fraction = '', exponent = '0'] = match
  const all = (whole + fraction).replace(/^0+/, '')
  const leading = whole.length + fraction.length - all.length
  const digits = withoutLastZeros(all)
  const point = digits === '' ? 0 : whole.length - leading + Number(exponent)
  return { sign: minus === '-' && digits !== '' ? -1 : 1, digits, point }
}

/** Negative, zero or positive, by value; zero has no sign. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const left = a.digits === '' ? 0 : a.sign
  const right = b.digits === '' ? 0 : b.sign
  if (left !== right || left === 0) return left - right
  return left * compareSizes(a, b)
}

/** Both have digits, and none of them begins with a zero. */
function compareSizes(a: Decimal, b: Decimal): number {
  if (a.point !== b.point) return a.point - b.point
  if (a.digits === b.digits) return 0
  return a.digits < b.digits ? -1 : 1
}

/** By hand: a pattern that looks for zeros at the end takes quadratic time on zeros in the middle. */
function withoutLastZeros(digits: string): string {
  let end = digits.length
  while (end > 0 && digits.charCodeAt(end - 1) === 0x30) end -= 1
  return digits.slice(0, end)
}
