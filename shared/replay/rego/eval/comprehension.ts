import type { CoreBody, CoreTerm } from '../compile/compiled.ts'
import { equalValues } from '../values/compare.ts'
import { keyOf } from '../values/key.ts'
import { objectOf } from '../values/object.ts'
import { setOf } from '../values/set.ts'
import type { Entry, Value } from '../values/value.ts'
import { EvalError } from './eval-error.ts'
import { type Frame, undo } from './frame.ts'
import { ground } from './ground.ts'
import { deeper, type Run } from './run.ts'

export type Comprehension = Extract<CoreTerm, { kind: 'array-of' | 'set-of' | 'object-of' }>

/** The one value of a comprehension. What its body binds is not seen outside. */
export function collect(run: Run, term: Comprehension, frame: Frame): Value {
  switch (term.kind) {
    case 'array-of':
      return items(run, term, frame)
    case 'set-of':
      return setOf(items(run, term, frame))
    case 'object-of':
      return objectFrom(run, term, frame)
  }
}

function items(
  run: Run,
  { item, body }: { readonly item: CoreTerm; readonly body: CoreBody },
  frame: Frame,
): readonly Value[] {
  const found: Value[] = []
  eachSolution(run, body, frame, () => found.push(given(item, frame)))
  return found
}

function objectFrom(
  run: Run,
  { key, value, body }: Extract<Comprehension, { kind: 'object-of' }>,
  frame: Frame,
): Value {
  const found = new Map<string, Entry>()
  eachSolution(run, body, frame, () => {
    const entry: Entry = [given(key, frame), given(value, frame)]
    const at = keyOf(entry[0])
    const before = found.get(at)
    if (before === undefined) found.set(at, entry)
    else if (!equalValues(before[1], entry[1])) throw keyConflict()
  })
  return objectOf(found.values())
}

export function keyConflict(): EvalError {
  return new EvalError('eval_conflict_error', 'object keys must be unique')
}

function eachSolution(run: Run, body: CoreBody, frame: Frame, take: () => void): void {
  const mark = frame.trail.length
  deeper(run, () =>
    run.solve(run, body, frame, () => {
      take()
      return false
    }),
  )
  undo(frame, mark)
}

/** The value of a term that a body has bound. Throws where it has not, which compiling rules out. */
export function given(term: CoreTerm, frame: Frame): Value {
  const value = ground(term, frame)
  if (value === undefined) throw new Error('a body gave no value to a variable of its head')
  return value
}
