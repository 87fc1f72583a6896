import type { Builtin } from '../builtins/builtin.ts'
import type { Branch, CompiledRule, CoreBody, CoreTerm, RuleNode } from '../compile/compiled.ts'
import type { Value } from '../values/value.ts'
import { type EvalError, EvalRefused } from './eval-error.ts'
import type { Frame } from './frame.ts'
import type { Surroundings } from './notes.ts'
import type { Scope } from './scope.ts'

/** Takes the next solution. True: enough, no further one is looked for. */
export type Next = () => boolean

/** Takes the next value that a term has. True: enough. */
export type NextValue = (value: Value) => boolean

/** One evaluation, while it runs. After an error nothing of it may be used. */
export interface Run {
  readonly rules: RuleNode
  /** The base document: what data files say. */
  readonly data: Value
  readonly builtins: ReadonlyMap<string, Builtin>
  readonly surroundings: Surroundings
  scope: Scope
  /** The evaluation is refused where it takes more of them. */
  readonly mostSteps: number
  steps: number
  depth: number
  /** Numbers of collections, for what calls are kept by. */
  readonly identities: Map<object, number>
  /**
   * Rules that were tried in the scope that the evaluation began in, with the branch of each that held; undefined: none
   * did.
   */
  readonly tried: Map<CompiledRule, Branch | undefined>
  readonly firstScope: Scope
  /** Errors of builtins in the order they came; kept where errors are strict. */
  readonly builtinErrors: EvalError[]
  /** How rules and terms reach what is built upon them. */
  readonly solve: Solve
  readonly documentAt: DocumentAt
}

/** Every solution of a body in its turn. True where `next` had enough. */
export type Solve = (run: Run, body: CoreBody, frame: Frame, next: Next) => boolean

/**
 * The documents at a path below `data`. Parts are patterns; the variables that are not bound take every key there is.
 */
export type DocumentAt = (run: Run, parts: readonly CoreTerm[], frame: Frame, next: NextValue) => boolean

/** About the number of literals tried and elements touched; far beyond what a decision takes. */
export const MOST_STEPS = 10_000_000

/** How deep rules, bodies and choices may lie in each other; the stack of the smallest thread holds half as many more. */
const MOST_DEPTH = 250

/** Throws EvalRefused where an evaluation has spent its steps. */
export function spend(run: Run, steps: number): void {
  run.steps += steps
  if (run.steps > run.mostSteps)
    throw new EvalRefused(`the evaluation takes more than ${run.mostSteps} steps`)
}

/** Runs what lies one level deeper. Throws EvalRefused where that is too deep. */
export function deeper<T>(run: Run, work: () => T): T {
  run.depth += 1
  if (run.depth > MOST_DEPTH) throw new EvalRefused(`rules and choices lie more than ${MOST_DEPTH} deep`)
  const result = work()
  run.depth -= 1
  return result
}

/** Keeps which branch of a rule held, or that none did, where nothing stands in the place of something else. */
export function noteTried(run: Run, rule: CompiledRule, held: Branch | undefined): void {
  if (run.scope === run.firstScope) run.tried.set(rule, held)
}

/** Runs under another scope. */
export function under<T>(run: Run, scope: Scope, work: () => T): T {
  const before = run.scope
  run.scope = scope
  const result = work()
  run.scope = before
  return result
}
