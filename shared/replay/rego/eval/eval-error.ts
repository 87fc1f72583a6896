/** Codes of OPA's own errors, in its words. */
export type EvalErrorCode = 'eval_conflict_error' | 'eval_builtin_error' | 'eval_type_error'

/** An evaluation that OPA itself ends with an error. */
export class EvalError extends Error {
  readonly code: EvalErrorCode

  constructor(code: EvalErrorCode, message: string) {
    super(message)
    this.name = 'EvalError'
    this.code = code
  }
}

/** An evaluation that OPA answers and that is not answered here: a limit is spent, or something was not recorded. */
export class EvalRefused extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'EvalRefused'
  }
}
