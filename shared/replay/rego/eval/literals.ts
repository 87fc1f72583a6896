import type { CoreLiteral, CoreTerm } from '../compile/compiled.ts'
import { equalValues } from '../values/compare.ts'
import { isArray, isObject, isSet, type Value } from '../values/value.ts'
import { eachResult } from './call-literal.ts'
import { type Frame, undo } from './frame.ts'
import { keysOf, memberOf } from './members.ts'
import { match, matchPatterns } from './match.ts'
import { deeper, type Next, type Run, spend } from './run.ts'
import { eachValue, isReference, isSingle, singleValue } from './terms.ts'

/** A literal without its modifiers, of one kind. */
type Literal<Kind extends CoreLiteral['kind']> = Extract<CoreLiteral, { kind: Kind }>

/** Whether a literal has one solution at most, as things stand. */
export function isTest(run: Run, literal: CoreLiteral, frame: Frame): boolean {
  switch (literal.kind) {
    case 'unify':
      return isSingle(literal.left, frame) && isSingle(literal.right, frame)
    case 'holds':
      return isSingle(literal.term, frame)
    case 'call':
      return (
        literal.callee.kind === 'function' || run.builtins.get(literal.callee.name)?.relation === undefined
      )
    case 'not':
      return true
    case 'every':
      return isSingle(literal.domain, frame)
  }
}

/** Every solution of a literal in its turn. True where `next` had enough. */
export function eachSolution(run: Run, literal: CoreLiteral, frame: Frame, next: Next): boolean {
  spend(run, 1)
  switch (literal.kind) {
    case 'unify':
      return unify(run, literal, frame, next)
    case 'holds':
      return eachValue(run, literal.term, frame, (value) => value !== false && next())
    case 'call':
      return eachResult(run, literal, frame, next)
    case 'not':
      return !hasSolution(run, literal.body, frame) && next()
    case 'every':
      return eachValue(
        run,
        literal.domain,
        frame,
        (domain) => holdsForEvery(run, literal, domain, frame) && next(),
      )
  }
}

/**
 * Whether a literal of which isTest is true holds; it may bind variables. The same as to look for its one solution, and
 * quicker.
 */
export function holds(run: Run, literal: CoreLiteral, frame: Frame): boolean {
  switch (literal.kind) {
    case 'unify':
      spend(run, 1)
      return unifiesOnce(run, literal, frame)
    case 'holds': {
      spend(run, 1)
      const value = singleValue(run, literal.term, frame)
      return value !== undefined && value !== false
    }
    case 'call':
    case 'not':
    case 'every':
      return eachSolution(run, literal, frame, ENOUGH)
  }
}

const ENOUGH: Next = () => true

function unifiesOnce(run: Run, { left, right }: Literal<'unify'>, frame: Frame): boolean {
  if (!isReference(left) && !isReference(right)) return matchPatterns(left, right, frame)
  const [first, second] = isReference(left) ? [left, right] : [right, left]
  const value = singleValue(run, first, frame)
  if (value === undefined) return false
  if (!isReference(second)) return match(second, value, frame)
  const other = singleValue(run, second, frame)
  return other !== undefined && equalValues(value, other)
}

function unify(run: Run, { left, right }: Literal<'unify'>, frame: Frame, next: Next): boolean {
  if (isReference(left))
    return eachValue(run, left, frame, (value) => matchAny(run, right, value, { frame, next }))
  if (isReference(right))
    return eachValue(run, right, frame, (value) => matchAny(run, left, value, { frame, next }))
  return matchPatterns(left, right, frame) && next()
}

/** A value against a pattern, or against each value of a reference. What fails leaves nothing bound. */
function matchAny(
  run: Run,
  term: CoreTerm,
  value: Value,
  { frame, next }: { readonly frame: Frame; readonly next: Next },
): boolean {
  if (isReference(term)) return eachValue(run, term, frame, (other) => equalValues(value, other) && next())
  const mark = frame.trail.length
  if (match(term, value, frame)) return next()
  undo(frame, mark)
  return false
}

function hasSolution(run: Run, body: Literal<'not'>['body'], frame: Frame): boolean {
  const mark = frame.trail.length
  const found = deeper(run, () => run.solve(run, body, frame, () => true))
  undo(frame, mark)
  return found
}

function holdsForEvery(run: Run, literal: Literal<'every'>, domain: Value, frame: Frame): boolean {
  if (!isArray(domain) && !isObject(domain) && !isSet(domain)) return false
  for (const key of keysOf(domain)) {
    const value = memberOf(domain, key)
    if (value === undefined) continue
    const mark = frame.trail.length
    spend(run, 1)
    const holds =
      (literal.key === undefined || match(literal.key, key, frame)) &&
      match(literal.value, value, frame) &&
      hasSolution(run, literal.body, frame)
    undo(frame, mark)
    if (!holds) return false
  }
  return true
}
