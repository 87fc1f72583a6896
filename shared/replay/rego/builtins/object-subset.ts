import { equalValues } from '../values/compare.ts'
import type { RegoArray, RegoObject, RegoSet, Value } from '../values/value.ts'
import { isArray, isObject, isSet } from '../values/value.ts'
import { wrongOperand } from './builtin.ts'

/**
 * Whether all of `sub` is in `whole`: of objects level by level, of sets and arrays by their elements as they are, of
 * arrays in one piece and in order. A set may also be held against an array.
 */
export function objectSubset(whole: Value, sub: Value): boolean {
  const found = compared(whole, sub)
  if (found !== undefined) return found
  if (isArray(whole) && isSet(sub)) return setInArray(whole, sub)
  return wrongOperand('both arguments object.subset must be of the same type or array and set')
}

/** Undefined: they are not of one type, or of none that has parts. */
function compared(whole: Value, sub: Value): boolean | undefined {
  if (isObject(whole) && isObject(sub)) return objectIn(whole, sub)
  if (isSet(whole) && isSet(sub)) return setIn(whole, sub)
  if (isArray(whole) && isArray(sub)) return arrayIn(whole, sub)
  return undefined
}

function objectIn(whole: RegoObject, sub: RegoObject): boolean {
  return sub.entries().every(([key, value]) => {
    const found = whole.get(key)
    return found !== undefined && (equalValues(found, value) || compared(found, value) === true)
  })
}

function setIn(whole: RegoSet, sub: RegoSet): boolean {
  return sub.elements().every((element) => whole.has(element))
}

/**
 * As OPA seeks it: after a mismatch it goes on one place further, and takes up again at the start of `sub`.
 */
function arrayIn(whole: RegoArray, sub: RegoArray): boolean {
  for (let from = 0; from + sub.length <= whole.length; from += 1)
    if (sub.every((element, at) => equalValues(whole[from + at] ?? null, element))) return true
  return false
}

/** OPA counts elements of the array that are in the set, repeats too; of an empty array nothing is a subset. */
function setInArray(whole: RegoArray, sub: RegoSet): boolean {
  let missing = sub.size
  return whole.some((element) => {
    if (sub.has(element)) missing -= 1
    return missing === 0
  })
}
