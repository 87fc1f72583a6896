import { assertNever } from '../../../model/assert-never.ts'
import { compare, equal } from './compare.ts'
import type { Feel, RangeValue } from './value.ts'
import { kindOf } from './value.ts'

/** What `(< x)` and its like are: a range that is open on one side, one point, or all but one. */
export function unaryRange(written: Exclude<RangeValue['written'], 'interval'>, bound: Feel): RangeValue {
  const below = written === '<' || written === '<='
  const above = written === '>' || written === '>='
  return {
    kind: 'range',
    written,
    start: below ? null : bound,
    end: above ? null : bound,
    startIncluded: written === '>=' || written === '=',
    endIncluded: written === '<=' || written === '=',
  }
}

/** `[start..end]`; undefined where an end is missing or the two have no order. */
export function interval(
  start: Feel,
  end: Feel,
  included: { readonly start: boolean; readonly end: boolean },
): RangeValue | undefined {
  const ordered = kindOf(start) === kindOf(end) && compare(start, end) !== null
  return ordered
    ? {
        kind: 'range',
        written: 'interval',
        start,
        end,
        startIncluded: included.start,
        endIncluded: included.end,
      }
    : undefined
}

/** Whether a value lies in a range; null where it cannot be held against the range's ends. */
export function inRange(value: Feel, range: RangeValue): boolean | null {
  switch (range.written) {
    case '=':
      return equal(value, range.start)
    case '!=': {
      const same = equal(value, range.start)
      return same === null ? null : !same
    }
    case '<':
    case '<=':
    case '>':
    case '>=':
    case 'interval':
      return within(value, range)
    default:
      return assertNever(range.written)
  }
}

function within(value: Feel, { start, end, startIncluded, endIncluded }: RangeValue): boolean | null {
  const fromStart = start === null ? 1 : compare(value, start)
  const toEnd = end === null ? 1 : compare(end, value)
  if (fromStart === null || toEnd === null || value === null || (start === null && end === null)) return null
  return (fromStart > 0 || (fromStart === 0 && startIncluded)) && (toEnd > 0 || (toEnd === 0 && endIncluded))
}
