import type { CoreTerm } from '../compile/compiled.ts'
import { numberOfInteger, safeInteger } from '../values/number.ts'
import { isArray, isNumber, isObject, isSet, type Value } from '../values/value.ts'
import { type Frame, undo } from './frame.ts'
import { ground } from './ground.ts'
import { match } from './match.ts'
import { type NextValue, type Run, spend } from './run.ts'

/**
 * What a value has under a key: a member, an element by its index, of a set the element itself. `1.0` is no index, as
 * it is none to OPA.
 */
export function memberOf(value: Value, key: Value): Value | undefined {
  if (isArray(value)) return isNumber(key) ? value[safeInteger(key) ?? -1] : undefined
  if (isObject(value)) return value.get(key)
  return isSet(value) && value.has(key) ? key : undefined
}

export function memberAt(value: Value, path: readonly Value[], from = 0): Value | undefined {
  let member: Value | undefined = value
  for (let at = from; at < path.length && member !== undefined; at++) {
    const key = path[at]
    member = key === undefined ? undefined : memberOf(member, key)
  }
  return member
}

/** Every key of a collection, in order; none of anything else. */
export function keysOf(value: Value): Iterable<Value> {
  if (isArray(value)) return value.keys().map((index) => numberOfInteger(index))
  if (isObject(value)) return value.keys()
  return isSet(value) ? value.elements() : []
}

/** What lies at a path of patterns below a value, of each choice of keys in its turn. */
export function eachMember(
  run: Run,
  value: Value,
  parts: readonly CoreTerm[],
  frame: Frame,
  next: NextValue,
): boolean {
  return eachFrom(run, value, { parts, at: 0, frame, next })
}

interface Walk {
  readonly parts: readonly CoreTerm[]
  readonly at: number
  readonly frame: Frame
  readonly next: NextValue
}

function eachFrom(run: Run, value: Value, walk: Walk): boolean {
  const { parts, frame, next } = walk
  let at = walk.at
  let here = value
  for (; at < parts.length; at++) {
    const part = parts[at]
    const key = part === undefined ? undefined : ground(part, frame)
    if (key === undefined) break
    const member = memberOf(here, key)
    if (member === undefined) return false
    here = member
  }
  const part = parts[at]
  return part === undefined ? next(here) : eachKey(run, here, part, { ...walk, at })
}

function eachKey(run: Run, value: Value, part: CoreTerm, walk: Walk): boolean {
  const mark = walk.frame.trail.length
  for (const key of keysOf(value)) {
    spend(run, 1)
    const member = memberOf(value, key)
    const enough =
      member !== undefined &&
      match(part, key, walk.frame) &&
      eachFrom(run, member, { ...walk, at: walk.at + 1 })
    undo(walk.frame, mark)
    if (enough) return true
  }
  return false
}
