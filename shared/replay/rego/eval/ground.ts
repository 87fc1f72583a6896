import type { CoreTerm } from '../compile/compiled.ts'
import { objectOf } from '../values/object.ts'
import { setOf } from '../values/set.ts'
import type { Entry, Value } from '../values/value.ts'
import type { Frame } from './frame.ts'

/** The value of a term without references and comprehensions; undefined where a variable of it is not bound. */
export function ground(term: CoreTerm, frame: Frame): Value | undefined {
  switch (term.kind) {
    case 'constant':
      return term.value
    case 'var':
      return frame.slots[term.slot]
    case 'array':
      return groundAll(term.items, frame)
    case 'set': {
      const elements = groundAll(term.items, frame)
      return elements === undefined ? undefined : setOf(elements)
    }
    case 'object':
      return groundObject(term.entries, frame)
    case 'input':
    case 'data':
    case 'ref':
    case 'array-of':
    case 'set-of':
    case 'object-of':
      throw new Error(`a term of kind ${term.kind} stands where only patterns do`)
  }
}

export function groundAll(terms: readonly CoreTerm[], frame: Frame): readonly Value[] | undefined {
  const values: Value[] = []
  for (const term of terms) {
    const value = ground(term, frame)
    if (value === undefined) return undefined
    values.push(value)
  }
  return values
}

function groundObject(entries: readonly (readonly [CoreTerm, CoreTerm])[], frame: Frame): Value | undefined {
  const values: Entry[] = []
  for (const [keyTerm, valueTerm] of entries) {
    const key = ground(keyTerm, frame)
    const value = ground(valueTerm, frame)
    if (key === undefined || value === undefined) return undefined
    values.push([key, value])
  }
  return objectOf(values)
}
