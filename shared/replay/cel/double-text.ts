import { CannotEvaluate } from './outcome.ts'

/**
 * A double as text. The specification leaves it open; where cel-go and others write it in the same way, that.
 * Throws CannotEvaluate elsewhere.
 */
export function doubleText(value: number): string {
  const text = goDoubleText(value)
  if (text !== String(value))
    throw new CannotEvaluate(
      `string() of the double ${value}, which implementations of CEL write in different ways`,
    )
  return text
}

/**
 * A double as cel-go writes it (Go's `%g`): the fewest digits that give the same double, with an exponent of at least
 * two digits below 1e-4 and from 1e6 on.
 */
export function goDoubleText(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf'
  if (Object.is(value, -0)) return '-0'
  const [digits = '', power = '0'] = value.toExponential().split('e')
  const exponent = Number(power)
  if (exponent >= -4 && exponent < 6) return String(value)
  const sign = exponent < 0 ? '-' : '+'
  return `${digits}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`
}
