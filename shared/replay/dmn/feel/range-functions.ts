import { type BuiltIn, builtInOf } from './built-in.ts'
import { compare } from './compare.ts'
import { FeelRefused } from './refused.ts'
import { type Feel, isKind, type RangeValue } from './value.ts'

const POINT = 'number|string|date|time|date and time|days and time duration|years and months duration'

type Test = (a: RangeValue, b: RangeValue) => boolean

/** A comparison of two ends that have no order: the function's value is null. */
class NoOrder extends Error {}

const before: Test = (a, b) => {
  const order = ends(a.end, b.start)
  return order < 0 || (order === 0 && !(a.endIncluded && b.startIncluded))
}
const meets: Test = (a, b) => a.endIncluded && b.startIncluded && ends(a.end, b.start) === 0
const includes: Test = (a, b) => {
  const [start, end] = [ends(a.start, b.start), ends(a.end, b.end)]
  return (
    (start < 0 || (start === 0 && (a.startIncluded || !b.startIncluded))) &&
    (end > 0 || (end === 0 && (a.endIncluded || !b.endIncluded)))
  )
}
const overlaps: Test = (a, b) => reaches(a, b) && reaches(b, a)
const overlapsBefore: Test = (a, b) => {
  const [start, end] = [ends(a.start, b.start), ends(a.end, b.end)]
  return (
    (start < 0 || (start === 0 && a.startIncluded && !b.startIncluded)) &&
    reaches(a, b) &&
    (end < 0 || (end === 0 && (!a.endIncluded || b.endIncluded)))
  )
}
const finishes: Test = (a, b) => {
  const start = ends(a.start, b.start)
  return (
    a.endIncluded === b.endIncluded &&
    ends(a.end, b.end) === 0 &&
    (start > 0 || (start === 0 && (!a.startIncluded || b.startIncluded)))
  )
}
const starts: Test = (a, b) => {
  const end = ends(a.end, b.end)
  return (
    a.startIncluded === b.startIncluded &&
    ends(a.start, b.start) === 0 &&
    (end < 0 || (end === 0 && (!a.endIncluded || b.endIncluded)))
  )
}
const coincides: Test = (a, b) =>
  a.startIncluded === b.startIncluded &&
  a.endIncluded === b.endIncluded &&
  ends(a.start, b.start) === 0 &&
  ends(a.end, b.end) === 0

/** Points at the ends of ranges, which are no ranges of one point here: an end that is left out has no point. */
const finishesAt: Test = (point, range) => range.endIncluded && ends(range.end, point.start) === 0
const startsAt: Test = (point, range) => range.startIncluded && ends(range.start, point.start) === 0

const POINTS = [[`point1: ${POINT}`, `point2: ${POINT}`]]
const RANGES: readonly (readonly string[])[] = [['range1: range', 'range2: range']]
const RANGE_FIRST = [['range: range', `point: ${POINT}`], ...RANGES]
const POINT_FIRST = [[`point: ${POINT}`, 'range: range'], ...RANGES]
const ANY_TWO = [...POINTS, [`point: ${POINT}`, 'range: range'], ...RANGE_FIRST]

/** DMN 1.5, 10.3.4.7 (table 78). */
export const RANGE_FUNCTIONS: readonly (readonly [string, BuiltIn])[] = [
  ['before', ofTwo(ANY_TWO, before)],
  ['after', ofTwo(ANY_TWO, flipped(before))],
  ['meets', ofTwo(RANGES, meets)],
  ['met by', ofTwo(RANGES, flipped(meets))],
  ['overlaps', ofTwo(RANGES, overlaps)],
  ['overlaps before', ofTwo(RANGES, overlapsBefore)],
  ['overlaps after', ofTwo(RANGES, flipped(overlapsBefore))],
  ['finishes', ofTwo(POINT_FIRST, finishes, finishesAt)],
  ['finished by', ofTwo(RANGE_FIRST, flipped(finishes), flipped(finishesAt))],
  ['includes', ofTwo(RANGE_FIRST, includes)],
  ['during', ofTwo(POINT_FIRST, flipped(includes))],
  ['starts', ofTwo(POINT_FIRST, starts, startsAt)],
  ['started by', ofTwo(RANGE_FIRST, flipped(starts), flipped(startsAt))],
  ['coincides', ofTwo([...POINTS, ...RANGES], coincides)],
]

/** `ofPoint` counts where one of the two is a point. */
function ofTwo(
  signatures: readonly (readonly string[])[],
  ofRanges: Test,
  ofPoint: Test = ofRanges,
): BuiltIn {
  return builtInOf(signatures, ([a = null, b = null]) => {
    const test = isKind(a, 'range') && isKind(b, 'range') ? ofRanges : ofPoint
    try {
      return test(asRange(a), asRange(b))
    } catch (error) {
      if (error instanceof NoOrder) return undefined
      throw error
    }
  })
}

/** A point as the range that holds it alone. */
function asRange(value: Feel): RangeValue {
  if (!isKind(value, 'range'))
    return { kind: 'range', written: '=', start: value, end: value, startIncluded: true, endIncluded: true }
  if (value.written === '!=' || value.start === null || value.end === null)
    throw new FeelRefused('a function of ranges on a range that has no end')
  return value
}

function flipped(test: Test): Test {
  return (a, b) => test(b, a)
}

/** Whether one range goes on at least to the start of another. */
function reaches(a: RangeValue, b: RangeValue): boolean {
  const order = ends(a.end, b.start)
  return order > 0 || (order === 0 && a.endIncluded && b.startIncluded)
}

function ends(a: Feel, b: Feel): number {
  const order = compare(a, b)
  if (order === null) throw new NoOrder()
  return order
}
