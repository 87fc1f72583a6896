/** Names of OPA's own kinds of errors; `too-large` is ours. */
export type RefusalCode =
  | 'rego_parse_error'
  | 'rego_compile_error'
  | 'rego_type_error'
  | 'rego_unsafe_var_error'
  | 'rego_recursion_error'
  | 'too-large'

/** A text that is no Rego, or Rego that is not evaluated. The message says which, without the place. */
export class RegoRefused extends Error {
  readonly code: RefusalCode
  readonly path: string
  /** From 1, in UTF-16 units. */
  readonly line: number
  readonly column: number

  constructor(code: RefusalCode, message: string, place: TextPosition) {
    super(message)
    this.name = 'RegoRefused'
    this.code = code
    this.path = place.path
    this.line = place.line
    this.column = place.column
  }
}

export interface TextPosition {
  readonly path: string
  readonly line: number
  readonly column: number
}
