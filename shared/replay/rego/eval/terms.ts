import type { CoreTerm } from '../compile/compiled.ts'
import type { Value } from '../values/value.ts'
import { collect } from './comprehension.ts'
import type { Frame } from './frame.ts'
import { ground } from './ground.ts'
import { noteRead } from './input-reads.ts'
import { eachMember } from './members.ts'
import type { NextValue, Run } from './run.ts'

/** Each value of any term, in its turn. A term that is undefined has none. True where `next` had enough. */
export function eachValue(run: Run, term: CoreTerm, frame: Frame, next: NextValue): boolean {
  switch (term.kind) {
    case 'input':
      noteRead(run, groundBeginning(term.path, frame))
      return run.scope.input === undefined ? false : eachMember(run, run.scope.input, term.path, frame, next)
    case 'data':
      return run.documentAt(run, term.path, frame, next)
    case 'ref': {
      const head = ground(term.head, frame)
      return head === undefined ? false : eachMember(run, head, term.path, frame, next)
    }
    case 'array-of':
    case 'set-of':
    case 'object-of':
      return next(collect(run, term, frame))
    case 'constant':
    case 'var':
    case 'array':
    case 'set':
    case 'object': {
      const value = ground(term, frame)
      return value === undefined ? false : next(value)
    }
  }
}

/** Whether a term is looked up or worked out; all others are patterns. */
export function isReference(term: CoreTerm): boolean {
  switch (term.kind) {
    case 'input':
    case 'data':
    case 'ref':
    case 'array-of':
    case 'set-of':
    case 'object-of':
      return true
    case 'constant':
    case 'var':
    case 'array':
    case 'set':
    case 'object':
      return false
  }
}

/** Whether a term has one value at most: nothing in its path is left to choose. */
export function isSingle(term: CoreTerm, frame: Frame): boolean {
  if (term.kind !== 'input' && term.kind !== 'data' && term.kind !== 'ref') return true
  return term.path.every((part) => part.kind === 'constant' || ground(part, frame) !== undefined)
}

/** The value of a term that is single; undefined where it has none. */
export function singleValue(run: Run, term: CoreTerm, frame: Frame): Value | undefined {
  if (!isReference(term)) return ground(term, frame)
  let found: Value | undefined
  eachValue(run, term, frame, (value) => {
    found = value
    return true
  })
  return found
}

/** The parts of a path up to the first that is not bound. */
function groundBeginning(parts: readonly CoreTerm[], frame: Frame): readonly Value[] {
  const path: Value[] = []
  for (const part of parts) {
    const key = ground(part, frame)
    if (key === undefined) break
    path.push(key)
  }
  return path
}
