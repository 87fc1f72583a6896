import { compareValues } from '../values/compare.ts'
import { safeInteger } from '../values/number.ts'
import { EMPTY_OBJECT, objectOf } from '../values/object.ts'
import { setOf } from '../values/set.ts'
import type { RegoObject, RegoSet, Value } from '../values/value.ts'
import { isArray, isNumber, isObject, isSet } from '../values/value.ts'
import type { ArgumentType, Builtin } from './builtin.ts'
import { ANY, ARRAY, BOOLEAN, OBJECT, SET, builtin } from './builtin.ts'
import { objectSubset } from './object-subset.ts'
import { arrayOperand, objectOperand, operand, wrongElement, wrongType } from './operands.ts'

const KEYS: ArgumentType = ['array', 'object', 'set']

export const OBJECTS: readonly Builtin[] = [
  builtin('object.get', [OBJECT, ANY, ANY], ANY, get),
  builtin('object.keys', [OBJECT], SET, (args) => setOf(objectOperand(args, 0).keys())),
  builtin('object.remove', [OBJECT, KEYS], OBJECT, (args) => {
    const [object, keys] = [objectOperand(args, 0), keysOperand(args)]
    return objectOf(object.entries().filter(([key]) => !keys.has(key)))
  }),
  builtin('object.filter', [OBJECT, KEYS], OBJECT, (args) => {
    const [object, keys] = [objectOperand(args, 0), keysOperand(args)]
    return objectOf(object.entries().filter(([key]) => keys.has(key)))
  }),
  builtin('object.union', [OBJECT, OBJECT], OBJECT, (args) =>
    merged(objectOperand(args, 0), objectOperand(args, 1)),
  ),
  builtin('object.union_n', [ARRAY], OBJECT, (args) => {
    const array = arrayOperand(args, 0)
    const objects = array.map((element) =>
      isObject(element) ? element : wrongElement(0, array, element, 'object'),
    )
    return objects.reduce(merged, EMPTY_OBJECT)
  }),
  builtin('object.subset', [KEYS, KEYS], BOOLEAN, (args) => objectSubset(operand(args, 0), operand(args, 1))),
]

/** By one key, or by an array of keys from the outside in. */
function get(args: readonly Value[]): Value {
  const [object, key, otherwise] = [objectOperand(args, 0), operand(args, 1), operand(args, 2)]
  if (!isArray(key)) return orElse(object.get(key), otherwise)
  let found: Value | undefined = object
  for (const part of key) {
    if (found === undefined) break
    found = child(found, part)
  }
  return orElse(found, otherwise)
}

/** `null` is a value. */
function orElse(value: Value | undefined, otherwise: Value): Value {
  return value === undefined ? otherwise : value
}

function child(value: Value, key: Value): Value | undefined {
  if (isObject(value)) return value.get(key)
  if (isSet(value)) return value.has(key) ? key : undefined
  if (!isArray(value) || !isNumber(key)) return undefined
  return value[safeInteger(key) ?? -1]
}

function keysOperand(args: readonly Value[]): RegoSet {
  const value = operand(args, 1)
  if (isSet(value)) return value
  if (isArray(value)) return setOf(value)
  return isObject(value) ? setOf(value.keys()) : wrongType(1, value, ['object', 'set', 'array'])
}

/** Where both have an object these are merged in turn, else `b` counts. */
function merged(a: RegoObject, b: RegoObject): RegoObject {
  if (compareValues(a, b) === 0) return a
  const added = b.entries().map(([key, value]) => {
    const before = a.get(key)
    const both = before !== undefined && isObject(before) && isObject(value)
    return [key, both ? merged(before, value) : value] as const
  })
  return objectOf([...a.entries(), ...added])
}
