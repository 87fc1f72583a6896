import { objectOf } from '../values/object.ts'
import { isObject, type RegoObject, type Value } from '../values/value.ts'

/**
 * The document with a value put at a path, as OPA's `with` does it: objects are made on the way, and what is no object
 * gives way to one.
 */
export function replaceAt(document: Value | undefined, path: readonly Value[], value: Value): Value {
  const [key, ...rest] = path
  if (key === undefined) return value
  if (document === undefined) return tree(path, value)
  return isObject(document) ? withMember(document, key, rest, value) : tree(path, value)
}

function withMember(object: RegoObject, key: Value, rest: readonly Value[], value: Value): Value {
  const child = object.get(key)
  const below =
    rest.length > 0 && child !== undefined && isObject(child)
      ? replaceAt(child, rest, value)
      : tree(rest, value)
  return objectOf([...object.entries(), [key, below]])
}

function tree(path: readonly Value[], value: Value): Value {
  return path.reduceRight<Value>((below, key) => objectOf([[key, below]]), value)
}
