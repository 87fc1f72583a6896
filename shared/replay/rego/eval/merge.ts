import { objectOf } from '../values/object.ts'
import { type Entry, isObject, type Value } from '../values/value.ts'

/** Two documents as one: where both have a member the first wins, unless both are objects. */
export function merged(first: Value | undefined, second: Value | undefined): Value | undefined {
  if (first === undefined) return second
  return second === undefined ? first : mergedValues(first, second)
}

function mergedValues(first: Value, second: Value): Value {
  if (!isObject(first) || !isObject(second) || second.size === 0) return first
  if (first.size === 0) return second
  const entries: Entry[] = first.entries().map(([key, value]) => {
    const other = second.get(key)
    return [key, other === undefined ? value : mergedValues(value, other)]
  })
  return objectOf([...entries, ...second.entries().filter(([key]) => !first.has(key))])
}
