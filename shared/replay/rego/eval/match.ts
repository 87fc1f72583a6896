import type { CoreTerm } from '../compile/compiled.ts'
import { equalValues } from '../values/compare.ts'
import { keyOf } from '../values/key.ts'
import { isArray, isObject, type Value } from '../values/value.ts'
import { EvalRefused } from './eval-error.ts'
import { bind, type Frame } from './frame.ts'
import { ground } from './ground.ts'

/** Whether the value has the form of the pattern. Binds its variables; where it fails some may stay bound. */
export function match(pattern: CoreTerm, value: Value, frame: Frame): boolean {
  switch (pattern.kind) {
    case 'var': {
      const bound = frame.slots[pattern.slot]
      if (bound !== undefined) return equalValues(bound, value)
      bind(frame, pattern.slot, value)
      return true
    }
    case 'array': {
      if (!isArray(value) || value.length !== pattern.items.length) return false
      return pattern.items.every((item, at) => {
        const element = value[at]
        return element !== undefined && match(item, element, frame)
      })
    }
    case 'object':
      return matchObject(pattern.entries, value, frame)
    case 'constant':
    case 'set':
    case 'input':
    case 'data':
    case 'ref':
    case 'array-of':
    case 'set-of':
    case 'object-of': {
      const known = ground(pattern, frame)
      return known !== undefined && equalValues(known, value)
    }
  }
}

/** An object has exactly the keys of its pattern, which are bound. */
function matchObject(
  entries: readonly (readonly [CoreTerm, CoreTerm])[],
  value: Value,
  frame: Frame,
): boolean {
  if (!isObject(value) || value.size !== entries.length) return false
  return entries.every(([keyTerm, pattern]) => {
    const key = ground(keyTerm, frame)
    const member = key === undefined ? undefined : value.get(key)
    return member !== undefined && match(pattern, member, frame)
  })
}

type Pair = readonly [CoreTerm, CoreTerm]

/**
 * Makes two patterns one. A pair that is not bound on either side waits for what the others bind: `[x, y] = [y, 1]`.
 * Refuses a pair that nothing binds.
 */
export function matchPatterns(left: CoreTerm, right: CoreTerm, frame: Frame): boolean {
  const state = matchPair([left, right], frame)
  return typeof state === 'boolean' ? state : matchPairs(state, frame)
}

function matchPairs(first: readonly Pair[], frame: Frame): boolean {
  let pairs = first
  while (pairs.length > 0) {
    const waiting: Pair[] = []
    for (const pair of pairs) {
      const state = matchPair(pair, frame)
      if (state === false) return false
      if (state !== true) waiting.push(...state)
    }
    if (waiting.length === pairs.length && waiting.every((pair, at) => pair === pairs[at]))
      throw new EvalRefused('two variables are made one before either is bound')
    pairs = waiting
  }
  return true
}

/** True or false, or the pairs that are left. */
function matchPair(pair: Pair, frame: Frame): boolean | readonly Pair[] {
  const [left, right] = pair
  const leftValue = ground(left, frame)
  if (leftValue !== undefined) return match(right, leftValue, frame)
  const rightValue = ground(right, frame)
  if (rightValue !== undefined) return match(left, rightValue, frame)
  if (left.kind === 'array' && right.kind === 'array') return arrayPairs(left.items, right.items)
  if (left.kind === 'object' && right.kind === 'object')
    return objectPairs(left.entries, right.entries, frame)
  if (left.kind === 'var' || right.kind === 'var') return [pair]
  return false
}

function arrayPairs(left: readonly CoreTerm[], right: readonly CoreTerm[]): false | readonly Pair[] {
  if (left.length !== right.length) return false
  return left.flatMap((item, at): readonly Pair[] => {
    const other = right[at]
    return other === undefined ? [] : [[item, other]]
  })
}

function objectPairs(
  left: readonly (readonly [CoreTerm, CoreTerm])[],
  right: readonly (readonly [CoreTerm, CoreTerm])[],
  frame: Frame,
): false | readonly Pair[] {
  if (left.length !== right.length) return false
  const others = new Map<string, CoreTerm>()
  for (const [keyTerm, value] of right) {
    const key = ground(keyTerm, frame)
    if (key !== undefined) others.set(keyOf(key), value)
  }
  const pairs: Pair[] = []
  for (const [keyTerm, value] of left) {
    const key = ground(keyTerm, frame)
    const other = key === undefined ? undefined : others.get(keyOf(key))
    if (other === undefined) return false
    pairs.push([value, other])
  }
  return pairs
}
