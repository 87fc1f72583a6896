import { jsonText } from '../values/json-text.ts'
import { EMPTY_OBJECT, objectOf } from '../values/object.ts'
import { isObject, type RegoObject, type Value } from '../values/value.ts'
import { BundleRefused } from './bundle-refused.ts'

/** A data file, and the folders below the bundle's root that it lies in. */
export interface DataFile {
  readonly path: string
  readonly folders: readonly string[]
  readonly value: Value
}

/**
 * The base document: every data file at the place of its folders, objects merged. Throws BundleRefused where two files
 * speak of one place, or a file at the root is no object.
 */
export function dataDocument(files: readonly DataFile[]): RegoObject {
  return files.reduce((document, file) => mergedObjects(document, placed(file), file.path), EMPTY_OBJECT)
}

function placed({ path, folders, value }: DataFile): RegoObject {
  const tree = folders.reduceRight<Value>((below, name) => objectOf([[name, below]]), value)
  if (isObject(tree)) return tree
  throw new BundleRefused(`${path}: what lies at the root of a bundle must be an object`)
}

function mergedObjects(first: RegoObject, second: RegoObject, path: string): RegoObject {
  if (first.size === 0) return second
  const added = second.entries().map(([key, value]): readonly [Value, Value] => {
    const known = first.get(key)
    if (known === undefined) return [key, value]
    if (isObject(known) && isObject(value)) return [key, mergedObjects(known, value, path)]
    throw new BundleRefused(`${path}: another data file has a value for ${jsonText(key)} too`)
  })
  return objectOf([...first.entries(), ...added])
}
