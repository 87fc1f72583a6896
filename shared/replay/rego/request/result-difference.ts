import { equalValues } from '../values/compare.ts'
import { jsonText } from '../values/json-text.ts'
import { numberOfInteger } from '../values/number.ts'
import { isArray, isObject, type Value } from '../values/value.ts'
import { memberOf } from '../eval/members.ts'
import type { Hidden } from './hidden.ts'
import { jsonForm } from './json-form.ts'

const MOST_CHARACTERS = 80

/**
 * Where a replayed result first differs from the one that was logged, in words; undefined where it does not. Places that
 * were erased or masked are passed over. `replayed` undefined: the document is undefined.
 */
export function resultDifference(
  logged: Value,
  replayed: Value | undefined,
  hidden: Hidden,
): string | undefined {
  return differenceAt(logged, replayed === undefined ? undefined : jsonForm(replayed), [], hidden)
}

function differenceAt(
  logged: Value | undefined,
  replayed: Value | undefined,
  path: readonly string[],
  hidden: Hidden,
): string | undefined {
  if (logged !== undefined && replayed !== undefined) {
    if (equalValues(logged, replayed)) return undefined
    const keys = sharedKeys(logged, replayed)
    if (keys !== undefined) return firstDifference(logged, replayed, { keys, path, hidden })
  }
  if (hidden.touching(['result', ...path]) !== undefined) return undefined
  return `the result differs at ${pointer(path)}: ${words(logged)} was logged, ${words(replayed)} is replayed`
}

function firstDifference(
  logged: Value,
  replayed: Value,
  { keys, path, hidden }: { keys: readonly Value[]; path: readonly string[]; hidden: Hidden },
): string | undefined {
  for (const key of keys) {
    const below = [...path, typeof key === 'string' ? key : jsonText(key)]
    const difference = differenceAt(memberOf(logged, key), memberOf(replayed, key), below, hidden)
    if (difference !== undefined) return difference
  }
  return undefined
}

/** The keys of two collections of one kind, those that only one has too. */
function sharedKeys(a: Value, b: Value): readonly Value[] | undefined {
  if (isArray(a) && isArray(b))
    return Array.from({ length: Math.max(a.length, b.length) }, (_, at) => numberOfInteger(at))
  if (isObject(a) && isObject(b)) return [...a.keys(), ...b.keys().filter((key) => !a.has(key))]
  return undefined
}

function pointer(path: readonly string[]): string {
  if (path.length === 0) return 'its root'
  return path.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

function words(value: Value | undefined): string {
  if (value === undefined) return 'nothing'
  const text = jsonText(value)
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text
}
