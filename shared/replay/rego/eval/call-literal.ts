import type { Callee, CoreLiteral, CoreTerm, RuleNode } from '../compile/compiled.ts'
import { nodeAt, resultsOf } from './calls.ts'
import { EvalRefused } from './eval-error.ts'
import { type Frame, undo } from './frame.ts'
import { ground, groundAll } from './ground.ts'
import { match } from './match.ts'
import type { Next, Run } from './run.ts'

type Call = Extract<CoreLiteral, { kind: 'call' }>

/** Every result of a call that fits its output, in its turn. True where `next` had enough. */
export function eachResult(run: Run, literal: Call, frame: Frame, next: Next): boolean {
  const { args: terms, output } = splitOutput(run, literal)
  const args = groundAll(terms, frame)
  if (args === undefined) throw new Error('a call was made before its arguments were bound')
  refuseAskedDefault(run, literal.callee, output, frame)
  const mark = frame.trail.length
  for (const result of resultsOf(run, literal.callee, args)) {
    const holds = output === undefined ? result !== false : match(output, result, frame)
    if (holds && next()) return true
    undo(frame, mark)
  }
  return false
}

/**
 * OPA takes the default of a function also where its rules give a value, but another than the one that the call holds
 * it against: `f(x, 1)`. A call in a term never does.
 */
function refuseAskedDefault(run: Run, callee: Callee, output: CoreTerm | undefined, frame: Frame): void {
  if (callee.kind === 'builtin' || output === undefined) return
  const isAsked = nodeAt(run.rules, callee.path)?.default !== undefined && ground(output, frame) !== undefined
  if (isAsked)
    throw new EvalRefused(
      `data.${callee.path.join('.')} has a default and is held against a value in its call`,
    )
}

/** A call of one argument more than the function has: the last is held against what it gives. */
function splitOutput(run: Run, literal: Call): Pick<Call, 'args' | 'output'> {
  const { callee, args } = literal
  const arity =
    callee.kind === 'builtin' ? run.builtins.get(callee.name)?.arity : arityOf(nodeAt(run.rules, callee.path))
  return arity !== undefined && args.length === arity + 1
    ? { args: args.slice(0, -1), output: args.at(-1) }
    : literal
}

function arityOf(node: RuleNode | undefined): number | undefined {
  return (node?.rules[0] ?? node?.default)?.args.length
}
