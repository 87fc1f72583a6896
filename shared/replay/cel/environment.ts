import type { CelFunc } from '@bufbuild/cel'
import { makeNode } from './make-node.ts'
import { type ClockFunction, type Dialect, type Names, Place } from './node.ts'
import type { CelOutcome } from './outcome.ts'
import { type CelRead, readsOf } from './reads-of.ts'
import type { Activation, CelRun } from './run.ts'
import { functionsWith } from './standard-functions.ts'
import { type Constant, constantsOf } from './constants-of.ts'
import { ExpressionRefused } from './expression-refused.ts'
import { readSyntax } from './syntax.ts'

export interface CelSettings {
  /** Variables of the host. An expression that names another is refused. Undefined: any name may be one. */
  readonly variables?: ReadonlySet<string>
  /**
   * Functions beside the standard ones, or in their place where they take the same types. They throw an Error for
   * CEL's own failures and CannotEvaluate where there is no answer; times are made by `timestampValue` and
   * `durationValue`.
   */
  readonly functions?: readonly CelFunc[]
  /** Functions that read the clock. The standard library has none. */
  readonly clockFunctions?: readonly ClockFunction[]
  /** The host's implementation of CEL; `any` unless it is known. */
  readonly dialect?: Dialect
  /**
   * What a call of a function that there is not comes to: the expression is refused, which is the rule, or the call
   * fails when it is evaluated, as in a host that checks no expressions beforehand.
   */
  readonly unboundFunctions?: 'refused' | 'fail'
}

/** Makes expressions ready. */
export interface CelEnvironment {
  compile(text: string): CelExpression | CelRefused
}

export interface CelExpression {
  readonly kind: 'expression'
  /**
   * The value for these variables, or why there is none. What was read, and that the clock was, is noted in the run,
   * which several expressions may share. Throws CannotEvaluate. No other text, no other answer: neither order nor
   * clock nor zone of the machine plays a part.
   */
  evaluate(variables: Activation, run: CelRun): CelOutcome
  /** What it reads of its variables, whatever they hold. */
  readonly reads: readonly CelRead[]
  /** Its constants, each once, that are no names of keys: what values are held against. */
  readonly constants: readonly Constant[]
}

/** An expression that is no CEL, or cannot be evaluated faithfully: functions and variables are named. */
export interface CelRefused {
  readonly kind: 'refused'
  readonly why: string
  /** Offset in the text, in UTF-16 units; undefined where it is no one place. */
  readonly at: number | undefined
}

/**
 * CEL (cel-spec langdef), by the parser, values and functions of @bufbuild/cel. Its evaluator is ours: that of the
 * package takes a key whose value is null for missing, a missing variable in `has()` for an absent key, and notes
 * neither reads nor steps.
 */
export function celEnvironment(settings: CelSettings = {}): CelEnvironment {
  const dialect = settings.dialect ?? 'any'
  const names: Names = {
    dialect,
    variables: settings.variables,
    functions: functionsWith(dialect, settings.functions ?? []),
    clockFunctions: settings.clockFunctions ?? [],
    unboundFunctions: settings.unboundFunctions ?? 'refused',
  }
  return { compile: (text) => compile(text, names) }
}

function compile(text: string, names: Names): CelExpression | CelRefused {
  try {
    const syntax = readSyntax(text)
    const node = makeNode(syntax.expr, new Place({ maker: makeNode, names, syntax, slots: 0 }))
    return {
      kind: 'expression',
      evaluate: (variables, run) => run.expression(() => node(variables, run)),
      reads: readsOf(syntax),
      constants: constantsOf(syntax.expr),
    }
  } catch (error) {
    if (error instanceof ExpressionRefused) return { kind: 'refused', why: error.message, at: error.at }
    throw error
  }
}
