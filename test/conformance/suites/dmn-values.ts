import {
  add,
  compareDecimals,
  magnitude,
  negate,
  readDecimal,
  ZERO,
} from '../../../shared/replay/dmn/feel/decimal.ts'
import { type Feel, isKind, isList, kindOf } from '../../../shared/replay/dmn/feel/value.ts'
import { valueText } from '../../../shared/replay/dmn/feel/value-text.ts'

/** The kit gives some numbers by fewer digits than they have. */
const NEAR = readDecimal('0.00000001') ?? ZERO

/** Whether an answer is another than the kit expects: numbers to eight places, times by their text. */
export function differs(given: Feel, expected: Feel): boolean {
  if (isKind(given, 'number') && isKind(expected, 'number')) {
    const difference = add(given, negate(expected)) ?? ZERO
    return compareDecimals({ ...difference, coefficient: magnitude(difference.coefficient) }, NEAR) > 0
  }
  if (isList(given) && isList(expected))
    return given.length !== expected.length || given.some((item, at) => differs(item, expected[at] ?? null))
  if (isKind(given, 'context') && isKind(expected, 'context'))
    return (
      given.entries.size !== expected.entries.size ||
      [...given.entries].some(
        ([key, value]) => !expected.entries.has(key) || differs(value, expected.entries.get(key) ?? null),
      )
    )
  return kindOf(given) !== kindOf(expected) || written(given) !== written(expected)
}

export function written(value: Feel): string {
  if (isKind(value, 'function') || isKind(value, 'range')) return `a ${value.kind}`
  if (isList(value)) return `[${value.map(written).join(', ')}]`
  if (isKind(value, 'context'))
    return `{${[...value.entries].map(([key, of]) => `${key}: ${written(of)}`).join(', ')}}`
  return typeof value === 'string' ? JSON.stringify(value) : valueText(value)
}
