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

export function memberAt(value: Value, path: readonly Value[]): Value | undefined {
  let member: Value | undefined = value
  for (const key of path) {
    if (member === undefined) return undefined
    member = memberOf(member, key)
  }
  return member
}

/** Every key of a collection, in order; none of anything else. */
export function keysOf(value: Value): Iterable<Value> {
  if (isArray(value)) return value.keys().map(indexOf)
  if (isObject(value)) return value.keys()
  return isSet(value) ? value.elements() : []
}

const INDICES = Array.from({ length: 1024 }, (_, index) => numberOfInteger(index))

function indexOf(index: number): Value {
  return INDICES[index] ?? numberOfInteger(index)
}

/** What is looked for below a value. */
interface Walk {
  readonly parts: readonly CoreTerm[]
  readonly frame: Frame
  readonly next: NextValue
}

/** What lies at a path of patterns below a value, of each choice of keys in its turn. */
export function eachMember(
  run: Run,
  value: Value,
  parts: readonly CoreTerm[],
  frame: Frame,
  next: NextValue,
): boolean {
  return parts.length === 0 ? next(value) : eachFrom(run, value, { parts, frame, next }, 0)
}

function eachFrom(run: Run, value: Value, walk: Walk, from: number): boolean {
  const { parts, frame } = walk
  let here = value
  for (let at = from; at < parts.length; at++) {
    const part = parts[at]
    if (part === undefined) break
    const key = ground(part, frame)
    if (key === undefined) return eachKey(run, here, walk, at)
    const member = memberOf(here, key)
    if (member === undefined) return false
    here = member
  }
  return walk.next(here)
}

function eachKey(run: Run, value: Value, walk: Walk, at: number): boolean {
  if (isArray(value)) return eachIndex(run, value, walk, at)
  if (isObject(value)) {
    for (const [key, member] of value.entries()) if (choose(run, walk, at, [key, member])) return true
    return false
  }
  if (isSet(value))
    for (const element of value.elements()) if (choose(run, walk, at, [element, element])) return true
  return false
}

function eachIndex(run: Run, array: readonly Value[], walk: Walk, at: number): boolean {
  for (const [index, element] of array.entries())
    if (choose(run, walk, at, [indexOf(index), element])) return true
  return false
}

/** Takes one key. What it binds is taken back. */
function choose(run: Run, walk: Walk, at: number, [key, member]: readonly [Value, Value]): boolean {
  const { frame, parts } = walk
  const part = parts[at]
  if (part === undefined) return false
  spend(run, 1)
  const mark = frame.trail.length
  const enough = match(part, key, frame) && eachFrom(run, member, walk, at + 1)
  undo(frame, mark)
  return enough
}
