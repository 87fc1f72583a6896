import type { Value, ValueKind } from '../values/value.ts'

/** What an argument may be: one of these types. Elements are checked by the function itself. */
export type ArgumentType = readonly ValueKind[] | 'any'

/** What a function may ask of the evaluation that it is called in. */
export interface BuiltinContext {
  /** Counts work against the limit of the evaluation; throws where it is spent. One is about an element touched. */
  readonly spend: (steps: number) => void
  /** The annotations of the rule that calls (`rego.metadata.rule`) and of its scopes up; undefined where there are none. */
  readonly metadata?: (() => { readonly rule: Value; readonly chain: Value }) | undefined
}

/** A function of Rego's standard library (OPA's name for it: a builtin). */
export interface Builtin {
  /** As policies write it; of operators OPA's own name (`plus`, `internal.member_2`). */
  readonly name: string
  readonly types: readonly ArgumentType[]
  /** Number of arguments: that of `types`. */
  readonly arity: number
  /** What it gives where that is one type; a compiler may hold it against what is done with it. */
  readonly result?: ArgumentType
  /** Its answers are those that were recorded: it has no `call`. */
  readonly nondeterministic?: boolean
  /**
   * The one result; undefined: none, and no error either. Throws BuiltinError as OPA's function ends with an error.
   * Throws NotExact (values/not-exact.ts) for what OPA answers and this cannot. Requires as many arguments as `arity`.
   */
  readonly call?: (args: readonly Value[], context: BuiltinContext) => Value | undefined
  /** Each result in its turn, of a function that has several (`walk`). */
  readonly relation?: (args: readonly Value[], context: BuiltinContext) => Iterable<Value>
}

/** An error of OPA's own: the call is undefined, or, where errors are strict, the evaluation ends with it. */
export class BuiltinError extends Error {
  readonly code: 'eval_type_error' | 'eval_builtin_error'

  /** Requires words without the function's name: the evaluator puts it before them, as OPA does. */
  constructor(code: BuiltinError['code'], message: string) {
    super(message)
    this.name = 'BuiltinError'
    this.code = code
  }
}
