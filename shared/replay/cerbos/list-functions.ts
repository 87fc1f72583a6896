import { type CelFunc, type CelList, CelScalar, celFunc, celList, celMethod } from '@bufbuild/cel'
import { LIST } from '../cel/list-type.ts'
import { isIn } from '../cel/equality.ts'
import { CannotEvaluate } from '../cel/outcome.ts'

const { BOOL, DYN } = CelScalar

/** Comparisons that one call may make. */
const MOST_COMPARED = 1_000_000

/** Cerbos's functions of two lists, each as a function and as a method, and `id`. */
export const LISTS: readonly CelFunc[] = [
  celFunc('id', [DYN], DYN, (value) => value),
  ...both('except', (a, b) => celList([...a].filter((each) => !isIn(each, b)))),
  ...both('intersect', (a, b) => {
    // The shorter list gives the order.
    const [short, long] = a.size > b.size ? [b, a] : [a, b]
    return celList([...short].filter((each) => isIn(each, long)))
  }),
  ...['hasIntersection', 'has_intersection'].flatMap((name) => both(name, intersects)),
  ...['isSubset', 'is_subset'].flatMap((name) => both(name, isSubset)),
  celFunc('sets.intersects', [LIST, LIST], BOOL, (a, b) => compared(a, b) && intersects(a, b)),
  celFunc('sets.contains', [LIST, LIST], BOOL, (a, b) => compared(a, b) && isSubset(b, a)),
  celFunc(
    'sets.equivalent',
    [LIST, LIST],
    BOOL,
    (a, b) => compared(a, b) && isSubset(a, b) && isSubset(b, a),
  ),
]

function both(name: string, apply: (a: CelList, b: CelList) => CelList | boolean): readonly CelFunc[] {
  const checked = (a: CelList, b: CelList) => {
    compared(a, b)
    return apply(a, b)
  }
  return [
    celFunc(name, [LIST, LIST], DYN, checked),
    celMethod(name, LIST, [LIST], DYN, function (other) {
      return checked(this, other)
    }),
  ]
}

function intersects(a: CelList, b: CelList): boolean {
  return [...a].some((each) => isIn(each, b))
}

/** Whether every element of the first is in the second. */
function isSubset(a: CelList, b: CelList): boolean {
  return [...a].every((each) => isIn(each, b))
}

function compared(a: CelList, b: CelList): true {
  if (a.size * b.size > MOST_COMPARED)
    throw new CannotEvaluate(`lists of ${a.size} and ${b.size} elements are compared`)
  return true
}
