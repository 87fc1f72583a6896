import { equalValues } from '../values/compare.ts'
import { keyOf } from '../values/key.ts'
import { objectOf } from '../values/object.ts'
import { setOf } from '../values/set.ts'
import type { Value } from '../values/value.ts'
import { keyConflict } from './comprehension.ts'

type Part =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'set'; readonly elements: Map<string, Value> }
  | ObjectPart

interface ObjectPart {
  readonly kind: 'object'
  readonly members: Map<string, { readonly key: Value; readonly part: Part }>
}

/** A document that rules make member by member, or element by element. Throws EvalError where they do not agree. */
export interface DocumentBuilder {
  putValue(keys: readonly Value[], value: Value): void
  putElement(keys: readonly Value[], element: Value): void
  value(): Value
}

/** Requires that elements are put without keys, and nothing else, where the whole is a set. */
export function documentBuilder(whole: 'set' | 'object'): DocumentBuilder {
  const root: Part =
    whole === 'set' ? { kind: 'set', elements: new Map() } : { kind: 'object', members: new Map() }
  return {
    putValue: (keys, value) => {
      const part = partAt(root, keys, () => ({ kind: 'value', value }))
      if (part.kind !== 'value' || !equalValues(part.value, value)) throw keyConflict()
    },
    putElement: (keys, element) => {
      const part = partAt(root, keys, () => ({ kind: 'set', elements: new Map() }))
      if (part.kind !== 'set') throw keyConflict()
      const key = keyOf(element)
      if (!part.elements.has(key)) part.elements.set(key, element)
    },
    value: () => valueOf(root),
  }
}

/** The part at a path; objects are made on the way to it, and at its end what `make` makes. */
function partAt(root: Part, keys: readonly Value[], make: () => Part): Part {
  let part = root
  for (const [at, key] of keys.entries()) {
    if (part.kind !== 'object') throw keyConflict()
    const isLast = at === keys.length - 1
    part = memberOf(part, key, isLast ? make : () => ({ kind: 'object', members: new Map() }))
  }
  return part
}

function memberOf({ members }: ObjectPart, key: Value, make: () => Part): Part {
  const name = keyOf(key)
  const known = members.get(name)
  if (known !== undefined) return known.part
  const part = make()
  members.set(name, { key, part })
  return part
}

function valueOf(part: Part): Value {
  switch (part.kind) {
    case 'value':
      return part.value
    case 'set':
      return setOf(part.elements.values())
    case 'object':
      return objectOf(part.members.values().map(({ key, part: member }) => [key, valueOf(member)]))
  }
}
