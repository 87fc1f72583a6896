import { type BuiltIn, listBuiltIn } from './built-in.ts'
import { compare } from './compare.ts'
import { add, compareDecimals, type Decimal, divide, integer, multiply } from './decimal.ts'
import { sampleDeviation } from './decimal-functions.ts'
import { type Feel, isKind } from './value.ts'

/** What DMN 1.5, 10.3.4.4 works out of lists: of numbers, and of anything that has an order for min and max. */
export const STATISTIC_FUNCTIONS: readonly (readonly [string, BuiltIn])[] = [
  ['min', listBuiltIn((items) => extreme(items, -1))],
  ['max', listBuiltIn((items) => extreme(items, 1))],
  ['sum', ofNumbers(sum)],
  ['mean', ofNumbers(mean)],
  ['product', ofNumbers((numbers) => folded(numbers, multiply))],
  ['median', ofNumbers(median)],
  ['stddev', ofNumbers(deviation)],
  ['mode', listBuiltIn((items) => (items.every(isNumber) ? mode(items) : undefined))],
  ['all', listBuiltIn((items) => conjunction(items, false))],
  ['any', listBuiltIn((items) => conjunction(items, true))],
]

function ofNumbers(apply: (numbers: readonly Decimal[]) => Feel | undefined): BuiltIn {
  return listBuiltIn((items) => (items.length > 0 && items.every(isNumber) ? apply(items) : undefined))
}

function isNumber(value: Feel): value is Decimal {
  return isKind(value, 'number')
}

function extreme(items: readonly Feel[], wanted: number): Feel | undefined {
  let [best] = items
  for (const item of items) {
    const order = best === undefined ? null : compare(item, best)
    if (order === null) return undefined
    if (Math.sign(order) === wanted) best = item
  }
  return best
}

function folded(
  numbers: readonly Decimal[],
  by: (a: Decimal, b: Decimal) => Decimal | undefined,
): Decimal | undefined {
  const [first, ...rest] = numbers
  return rest.reduce<Decimal | undefined>((all, n) => (all === undefined ? undefined : by(all, n)), first)
}

function sum(numbers: readonly Decimal[]): Decimal | undefined {
  return folded(numbers, add)
}

function mean(numbers: readonly Decimal[]): Decimal | undefined {
  const total = sum(numbers)
  return total === undefined ? undefined : divide(total, integer(numbers.length))
}

function median(numbers: readonly Decimal[]): Decimal | undefined {
  const sorted = numbers.toSorted(compareDecimals)
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1)
  return mean(middle)
}

function deviation(numbers: readonly Decimal[]): Decimal | undefined {
  const average = numbers.length < 2 ? undefined : mean(numbers)
  return average === undefined ? undefined : sampleDeviation(numbers, average)
}

/** The numbers that come most often, in their order. */
function mode(numbers: readonly Decimal[]): readonly Decimal[] {
  const sorted = numbers.toSorted(compareDecimals)
  let [most, count] = [0, 0]
  let best: Decimal[] = []
  for (const [at, n] of sorted.entries()) {
    const before = sorted[at - 1]
    count = before !== undefined && compareDecimals(before, n) === 0 ? count + 1 : 1
    if (count > most) [most, best] = [count, []]
    if (count === most) best.push(n)
  }
  return best
}

/** `all` is false, `any` true, as soon as one item is; else items that are no truths make it unknown. */
function conjunction(items: readonly Feel[], decides: boolean): boolean | undefined {
  if (items.includes(decides)) return decides
  return items.every((item) => typeof item === 'boolean') ? !decides : undefined
}
