import { type CelValue, celType } from '@bufbuild/cel'

/**
 * An expression has no value, as CEL's own answer: `||` and `&&` may do without it, all else hands it on.
 * `missing`: a variable or a key of a map is not there. `unknown`: it depends on a value that is taken as not known.
 */
export class Failure {
  readonly kind: 'missing' | 'error' | 'unknown'
  readonly message: string

  constructor(kind: Failure['kind'], message: string) {
    this.kind = kind
    this.message = message
  }
}

/** What an expression comes to. */
export type CelOutcome = CelValue | Failure

/**
 * No answer can be given that is sure to be the host's: the implementations of CEL differ here, a limit is
 * reached, or something is asked for that is not there (a clock). Nothing in an expression absorbs it.
 */
export class CannotEvaluate extends Error {
  constructor(why: string, options?: { cause?: unknown }) {
    super(why, options)
    this.name = 'CannotEvaluate'
  }
}

export function isFailure(outcome: CelOutcome | undefined): outcome is Failure {
  return outcome instanceof Failure
}

/** A failure of the ordinary kind. */
export function failed(message: string): Failure {
  return new Failure('error', message)
}

/** The failure where a value should have been true or false. */
export function notBoolean(value: CelValue, of: string): Failure {
  return failed(`no such overload: ${of} of ${celType(value).name}`)
}
