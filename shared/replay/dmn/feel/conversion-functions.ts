import { type BuiltIn, builtInOf } from './built-in.ts'
import { readDecimal } from './decimal.ts'
import { readRange } from './range-text.ts'
import type { Feel } from './value.ts'
import { valueText } from './value-text.ts'

/** DMN 1.5, 10.3.4.1, but for dates and times; and `not`. */
export const CONVERSION_FUNCTIONS: readonly (readonly [string, BuiltIn])[] = [
  [
    'string',
    builtInOf([['from: any or null']], ([from = null], run) =>
      from === null ? null : run.made(valueText(from)),
    ),
  ],
  [
    'number',
    builtInOf(
      [['from: string', 'grouping separator: string or null', 'decimal separator: string or null']],
      numberOf,
    ),
  ],
  [
    'not',
    builtInOf([['negand: any or null']], ([negand]) => (typeof negand === 'boolean' ? !negand : undefined)),
  ],
  ['range', builtInOf([['from: string']], ([from]) => readRange(from as string))],
]

const GROUPING: readonly Feel[] = [' ', ',', '.', null]
const POINTS: readonly Feel[] = [',', '.', null]

function numberOf([from, grouping = null, point = null]: readonly Feel[]): Feel | undefined {
  if (typeof from !== 'string' || !GROUPING.includes(grouping) || !POINTS.includes(point)) return undefined
  if (grouping !== null && grouping === point) return undefined
  const whole = typeof grouping === 'string' ? from.replaceAll(grouping, '') : from
  return readDecimal(typeof point === 'string' && point !== '.' ? withPoint(whole, point) : whole)
}

/** A text in which another sign stands for the point has no point of its own. */
function withPoint(text: string, point: string): string {
  return text.includes('.') ? '' : text.replace(point, '.')
}
