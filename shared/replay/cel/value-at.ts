import { type CelUint, type CelValue, celType, isCelList, isCelMap, isCelUint } from '@bufbuild/cel'
import { isReflectMessage } from '@bufbuild/protobuf/reflect'
import type { Dialect } from './node.ts'
import { CannotEvaluate, type CelOutcome, Failure, failed } from './outcome.ts'

/**
 * `has(e.f)`: of a map, whether the key is there, whatever its value. Of all else it is an error by the specification
 * (langdef, "Field Selection"), and false in cel-go and in others. Throws CannotEvaluate.
 */
export function hasKey(value: CelValue, key: CelValue, dialect: Dialect): CelOutcome {
  if (isCelMap(value) && typeof key === 'string') return value.get(key) !== undefined
  const what = `has() of ${celType(value).name}`
  if (isCelList(value)) return failed(`no such overload: ${what}`)
  if (dialect === 'cel-go' && !isReflectMessage(value)) return false
  throw new CannotEvaluate(`${what}, which is false in some implementations of CEL and an error in others`)
}

/** `e.f` of a map, `e[i]` of a map or a list. */
export function valueAt(value: CelValue, key: CelValue, kind: 'name' | 'index'): CelOutcome {
  if (isCelMap(value)) {
    if (!isMapKey(key)) return failed(`unsupported key type: ${celType(key).name}`)
    const found = value.get(key)
    return found === undefined ? missing(key) : found
  }
  if (kind === 'index' && isCelList(value)) {
    const at = listIndex(key)
    if (at === undefined) return failed(`unsupported index type: ${celType(key).name}`)
    const found = at >= 0n && at < BigInt(value.size) ? value.get(Number(at)) : undefined
    return found === undefined ? failed(`index out of bounds: ${at}`) : found
  }
  return failed(`no such overload: ${celType(value).name} has no ${kind === 'name' ? 'fields' : 'elements'}`)
}

type MapKey = bigint | string | boolean | number | CelUint

function isMapKey(key: CelValue): key is MapKey {
  return ['bigint', 'string', 'boolean', 'number'].includes(typeof key) || isCelUint(key)
}

/** Numbers of any type count as an index where they are whole. */
function listIndex(key: CelValue): bigint | undefined {
  if (typeof key === 'bigint') return key
  if (isCelUint(key)) return key.value
  return typeof key === 'number' && Number.isInteger(key) ? BigInt(key) : undefined
}

function missing(key: MapKey): Failure {
  return new Failure('missing', `no such key: ${isCelUint(key) ? key.value : String(key)}`)
}
