import { add, type Decimal, decimal, divide, multiply, negate, rounded } from './decimal.ts'
import { power } from './decimal-functions.ts'
import type { ArithmeticOperator } from './syntax.ts'
import {
  atMidnight,
  datePlusMonths,
  datePlusNanos,
  dateTimePlusMonths,
  dateTimePlusNanos,
  epochNanos,
  haveOneClock,
  timeNanos,
  timePlusNanos,
} from './temporal.ts'
import {
  type DateTimeValue,
  days,
  type DaysDuration,
  type Feel,
  isKind,
  months,
  type MonthsDuration,
} from './value.ts'

type Duration = DaysDuration | MonthsDuration

/** Beyond these a duration is no value: some 30,000 times the age of the universe. */
const MOST_NANOS = 10n ** 34n
const MOST_MONTHS = 10n ** 18n

/** `left operator right` (DMN 1.5, tables 58 to 61); undefined where the two have no such value. */
export function calculated(operator: ArithmeticOperator, left: Feel, right: Feel): Feel | undefined {
  switch (operator) {
    case '+':
      return sum(left, right)
    case '-':
      return difference(left, right)
    case '*':
      return product(left, right)
    case '/':
      return quotient(left, right)
    case '**':
      return isKind(left, 'number') && isKind(right, 'number') ? power(left, right) : undefined
  }
}

export function negated(value: Feel): Feel | undefined {
  if (isKind(value, 'number')) return negate(value)
  if (isKind(value, 'days and time duration')) return days(-value.nanos)
  return isKind(value, 'years and months duration') ? months(-value.months) : undefined
}

function sum(left: Feel, right: Feel): Feel | undefined {
  if (isKind(left, 'number')) return isKind(right, 'number') ? add(left, right) : undefined
  if (typeof left === 'string') return typeof right === 'string' ? left + right : undefined
  if (isDuration(left) && isDuration(right)) return durationSum(left, right)
  if (isDuration(left)) return plusDuration(right, left)
  return isDuration(right) ? plusDuration(left, right) : undefined
}

function difference(left: Feel, right: Feel): Feel | undefined {
  if (isKind(left, 'number')) return isKind(right, 'number') ? add(left, negate(right)) : undefined
  if (isDuration(right)) {
    const opposite = opposed(right)
    return isDuration(left) ? durationSum(left, opposite) : plusDuration(left, opposite)
  }
  if (isKind(left, 'time') && isKind(right, 'time'))
    return haveOneClock(left.zone, right.zone) ? days(timeNanos(left) - timeNanos(right)) : undefined
  const [from, to] = [dateTimeOf(right), dateTimeOf(left)]
  if (from === undefined || to === undefined || (from.zone === undefined) !== (to.zone === undefined))
    return undefined
  return days(epochNanos(to) - epochNanos(from))
}

function product(left: Feel, right: Feel): Feel | undefined {
  if (isKind(left, 'number') && isKind(right, 'number')) return multiply(left, right)
  if (isKind(left, 'number') && isDuration(right)) return scaled(right, (count) => multiply(count, left))
  return isDuration(left) && isKind(right, 'number')
    ? scaled(left, (count) => multiply(count, right))
    : undefined
}

function quotient(left: Feel, right: Feel): Feel | undefined {
  if (isKind(left, 'number') && isKind(right, 'number')) return divide(left, right)
  if (isDuration(left) && isKind(right, 'number')) return scaled(left, (count) => divide(count, right))
  if (!isDuration(left) || !isDuration(right) || left.kind !== right.kind) return undefined
  const [counted, unit] = [decimal(countOf(left), 0), decimal(countOf(right), 0)]
  return counted === undefined || unit === undefined ? undefined : divide(counted, unit)
}

function plusDuration(value: Feel, duration: Duration): Feel | undefined {
  if (duration.kind === 'years and months duration') {
    if (isKind(value, 'date and time')) return dateTimePlusMonths(value, duration.months)
    const date = isKind(value, 'date') ? datePlusMonths(value, duration.months) : undefined
    return date === undefined ? undefined : { kind: 'date', ...date }
  }
  if (isKind(value, 'date and time')) return dateTimePlusNanos(value, duration.nanos)
  if (isKind(value, 'date')) return datePlusNanos(value, duration.nanos)
  return isKind(value, 'time') ? timePlusNanos(value, duration.nanos) : undefined
}

function durationSum(left: Duration, right: Duration): Duration | undefined {
  return left.kind === right.kind ? durationOf(left.kind, countOf(left) + countOf(right)) : undefined
}

/** A duration times or divided by a number, cut to whole units. */
function scaled(duration: Duration, by: (count: Decimal) => Decimal | undefined): Duration | undefined {
  const count = decimal(countOf(duration), 0)
  const result = count === undefined ? undefined : by(count)
  const whole = result === undefined ? undefined : rounded(result, 0, 'down')
  if (whole === undefined || whole.exponent > 40) return undefined
  return durationOf(duration.kind, whole.coefficient * 10n ** BigInt(whole.exponent))
}

function durationOf(kind: Duration['kind'], count: bigint): Duration | undefined {
  const most = kind === 'days and time duration' ? MOST_NANOS : MOST_MONTHS
  if (count > most || count < -most) return undefined
  return kind === 'days and time duration' ? days(count) : months(count)
}

function opposed(duration: Duration): Duration {
  return duration.kind === 'days and time duration' ? days(-duration.nanos) : months(-duration.months)
}

function countOf(duration: Duration): bigint {
  return duration.kind === 'days and time duration' ? duration.nanos : duration.months
}

function isDuration(value: Feel): value is Duration {
  return isKind(value, 'days and time duration') || isKind(value, 'years and months duration')
}

function dateTimeOf(value: Feel): DateTimeValue | undefined {
  if (isKind(value, 'date and time')) return value
  return isKind(value, 'date') ? atMidnight(value) : undefined
}
