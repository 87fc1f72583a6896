import { celMap, type CelUint, type CelValue, celType, isCelUint } from '@bufbuild/cel'
import type { Dialect, Node, Place } from './node.ts'
import { CannotEvaluate, type Failure, failed, isFailure } from './outcome.ts'
import type { Expr, StructExpr } from './expr.ts'

type Key = bigint | string | boolean | CelUint

/** A map literal. Keys are what the specification allows: int, uint, bool and string. */
export function makeMap({ entries }: StructExpr, expr: Expr, place: Place): Node {
  const nodes = entries.map(({ keyKind, value }) => {
    if (keyKind.case !== 'mapKey' || value === undefined)
      return place.refuse('an entry of a map is incomplete', expr)
    return { key: place.make(keyKind.value), value: place.make(value) }
  })
  return (variables, run) => {
    run.spend(1 + nodes.length)
    const made = new Map<Key, CelValue>()
    const seen = new Set<string>()
    for (const node of nodes) {
      const key = node.key(variables, run)
      if (isFailure(key)) return key
      if (!isKey(key)) return failed(`unsupported key type: ${celType(key).name}`)
      const value = node.value(variables, run)
      if (isFailure(value)) return value
      const identity = identityOf(key)
      if (seen.has(identity)) return repeatedKey(identity, place.names.dialect)
      seen.add(identity)
      made.set(key, value)
    }
    return celMap(made)
  }
}

/** An error by the specification; cel-go does not look. */
function repeatedKey(key: string, dialect: Dialect): Failure {
  if (dialect === 'cel-go') throw new CannotEvaluate(`a map literal with the key ${key} twice`)
  return failed(`repeated key: ${key}`)
}

function isKey(value: CelValue): value is Key {
  return ['bigint', 'string', 'boolean'].includes(typeof value) || isCelUint(value)
}

/** Equal for keys that are equal; numbers are, whatever their type. */
function identityOf(key: Key): string {
  return typeof key === 'string' ? JSON.stringify(key) : String(isCelUint(key) ? key.value : key)
}
