import type { CoreBody, CoreLiteral } from '../compile/compiled.ts'
import type { Frame } from './frame.ts'
import { eachSolution, holds, isTest } from './literals.ts'
import { modifiedScope } from './modifiers.ts'
import { deeper, type Next, type Run, under } from './run.ts'

/**
 * See Solve. A literal with one solution at most is a step of this loop; only one with several makes the rest of the body
 * lie a level deeper, so that the depth is that of the choices and not of the length of a body.
 */
export function solve(run: Run, body: CoreBody, frame: Frame, next: Next): boolean {
  return solveFrom(run, { body, frame, next }, 0)
}

interface Rest {
  readonly body: CoreBody
  readonly frame: Frame
  readonly next: Next
}

function solveFrom(run: Run, rest: Rest, from: number): boolean {
  for (let at = from; at < rest.body.length; at++) {
    const literal = rest.body[at]
    if (literal === undefined) break
    if (!isTest(run, literal, rest.frame))
      return choose(run, literal, rest.frame, () => deeper(run, () => solveFrom(run, rest, at + 1)))
    if (!test(run, literal, rest.frame)) return false
  }
  return rest.next()
}

function test(run: Run, literal: CoreLiteral, frame: Frame): boolean {
  if (literal.with.length === 0) return holds(run, literal, frame)
  const inside = modifiedScope(run, literal.with, frame)
  return inside !== undefined && under(run, inside, () => holds(run, literal, frame))
}

function choose(run: Run, literal: CoreLiteral, frame: Frame, next: Next): boolean {
  if (literal.with.length === 0) return eachSolution(run, literal, frame, next)
  const outside = run.scope
  const inside = modifiedScope(run, literal.with, frame)
  if (inside === undefined) return false
  // What follows the literal is no longer under its modifiers.
  return under(run, inside, () => eachSolution(run, literal, frame, () => under(run, outside, next)))
}
