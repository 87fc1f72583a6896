import { type BuiltIn, builtInOf } from './built-in.ts'
import {
  add,
  type Decimal,
  divide,
  isInteger,
  magnitude,
  multiply,
  negate,
  type Rounding,
  rounded,
  sign,
  truncated,
} from './decimal.ts'
import { exponential, logarithm, squareRoot } from './decimal-functions.ts'
import { days, type DaysDuration, type Feel, months, type MonthsDuration } from './value.ts'

/** DMN 1.5, 10.3.4.5: the scales that a number may be rounded to. */
const LEAST_SCALE = -6111
const GREATEST_SCALE = 6176

/** DMN 1.5, 10.3.4.5. */
export const NUMBER_FUNCTIONS: readonly (readonly [string, BuiltIn])[] = [
  ['decimal', rounding('half-even', 'scale: number')],
  ['floor', rounding('floor', 'scale: number?')],
  ['ceiling', rounding('ceiling', 'scale: number?')],
  ['round up', rounding('up', 'scale: number')],
  ['round down', rounding('down', 'scale: number')],
  ['round half up', rounding('half-up', 'scale: number')],
  ['round half down', rounding('half-down', 'scale: number')],
  [
    'abs',
    builtInOf([['n: number|days and time duration|years and months duration']], ([value]) =>
      absolute(value as Decimal | DaysDuration | MonthsDuration),
    ),
  ],
  [
    'modulo',
    builtInOf([['dividend: number', 'divisor: number']], (values) =>
      modulo(...(values as [Decimal, Decimal])),
    ),
  ],
  ['sqrt', ofOne((n) => (sign(n) < 0 ? undefined : squareRoot(n)))],
  ['log', ofOne((n) => (sign(n) > 0 ? logarithm(n) : undefined))],
  ['exp', ofOne(exponential)],
  ['odd', ofOne((n) => isInteger(n) && !isEven(n))],
  ['even', ofOne((n) => isInteger(n) && isEven(n))],
]

function ofOne(apply: (n: Decimal) => Feel | undefined): BuiltIn {
  return builtInOf([['number: number']], ([n]) => apply(n as Decimal))
}

function rounding(how: Rounding, scale: string): BuiltIn {
  return builtInOf([['n: number', scale]], (values) => {
    const [n, wanted] = values as [Decimal, Decimal | undefined]
    const places = wanted === undefined ? 0 : truncated(wanted)
    if (places === undefined || places < LEAST_SCALE || places > GREATEST_SCALE) return undefined
    return rounded(n, places, how)
  })
}

/** `dividend - divisor * floor(dividend / divisor)`: it has the sign of the divisor. */
function modulo(dividend: Decimal, divisor: Decimal): Decimal | undefined {
  const quotient = divide(dividend, divisor)
  const whole = quotient === undefined ? undefined : rounded(quotient, 0, 'floor')
  const product = whole === undefined ? undefined : multiply(divisor, whole)
  return product === undefined ? undefined : add(dividend, negate(product))
}

function absolute(value: Decimal | DaysDuration | MonthsDuration): Feel {
  if (value.kind === 'number') return { ...value, coefficient: magnitude(value.coefficient) }
  return value.kind === 'days and time duration'
    ? days(magnitude(value.nanos))
    : months(magnitude(value.months))
}

function isEven(n: Decimal): boolean {
  return n.exponent > 0 || n.coefficient % 2n === 0n
}
