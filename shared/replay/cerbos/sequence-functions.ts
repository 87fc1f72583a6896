import {
  type CelFunc,
  type CelList,
  CelScalar,
  type CelValue,
  celFunc,
  celList,
  celMethod,
  celType,
  isCelList,
} from '@bufbuild/cel'
import { LIST } from '../cel/list-type.ts'
import { byBytes } from '../byte-order.ts'
import { celEquals } from '../cel/equality.ts'
import { CannotEvaluate } from '../cel/outcome.ts'
import { checkSize } from '../cel/run.ts'
import { durationNanos, timestampNanos } from '../cel/time-values.ts'

const { INT } = CelScalar

/** Elements of which each may be held against each. */
const MOST_DISTINCT = 2_000

/** The lists extension of cel-go. `sortBy`, a macro, is left out: it is refused by name. */
export const SEQUENCES: readonly CelFunc[] = [
  celMethod('slice', LIST, [INT, INT], LIST, function (start, end) {
    if (start < 0n || end < 0n || start > end || BigInt(this.size) < end)
      throw new Error(`cannot slice(${start}, ${end}) of ${this.size} elements`)
    return celList([...this].slice(Number(start), Number(end)))
  }),
  celMethod('flatten', LIST, [], LIST, function () {
    return celList(flatten(this, 1n))
  }),
  celMethod('flatten', LIST, [INT], LIST, function (depth) {
    if (depth < 0n) throw new Error('level must be non-negative')
    return celList(flatten(this, depth))
  }),
  celMethod('sort', LIST, [], LIST, function () {
    return celList(sorted([...this]))
  }),
  celMethod('reverse', LIST, [], LIST, function () {
    return celList([...this].toReversed())
  }),
  celMethod('distinct', LIST, [], LIST, function () {
    if (this.size > MOST_DISTINCT) throw new CannotEvaluate(`distinct() of ${this.size} elements`)
    const kept: CelValue[] = []
    for (const value of this) if (!kept.some((each) => celEquals(value, each))) kept.push(value)
    return celList(kept)
  }),
  celFunc('lists.range', [INT], LIST, (count) => {
    if (count > 0n) checkSize(Number(count))
    return celList(Array.from({ length: Math.max(0, Number(count)) }, (_, at) => BigInt(at)))
  }),
]

function flatten(list: CelList, depth: bigint): CelValue[] {
  const flat: CelValue[] = []
  for (const value of list) {
    if (!isCelList(value) || depth === 0n) flat.push(value)
    else for (const each of flatten(value, depth - 1n)) flat.push(each)
    checkSize(flat.length)
  }
  return flat
}

/** Values of one type that has an order. Throws an Error for others. */
function sorted(values: readonly CelValue[]): CelValue[] {
  const [first] = values
  if (first === undefined) return []
  const type = celType(first).name
  if (values.length > 1 && values.some((each) => celType(each).name !== type))
    throw new Error('list elements must have the same type')
  return values.toSorted(orderOf(first))
}

function orderOf(first: CelValue): (a: CelValue, b: CelValue) => number {
  if (typeof first === 'string') return (a, b) => byBytes(a as string, b as string)
  const nanos = timestampNanos(first) === undefined ? durationNanos : timestampNanos
  const key = (value: CelValue): number | bigint | boolean | undefined => {
    if (typeof value === 'number' && Number.isNaN(value))
      throw new CannotEvaluate('sort() of what is no number')
    return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
      ? value
      : nanos(value)
  }
  if (key(first) === undefined) throw new CannotEvaluate(`sort() of values of type ${celType(first).name}`)
  return (a, b) => {
    const [left, right] = [key(a) ?? 0n, key(b) ?? 0n]
    return left < right ? -1 : Number(left > right)
  }
}
