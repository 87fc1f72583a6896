import type { Value, ValueKind } from '../values/value.ts'

/** What an argument may be: one of these types. What it holds is checked by the function itself. */
export type ArgumentType = readonly ValueKind[] | 'any'

/** What a function may ask of the evaluation that it is called in. */
export interface BuiltinContext {
  /** Counts work against the limit of the evaluation; throws where it is spent. One is about an element touched. */
  readonly spend: (steps: number) => void
  /** What the rule that calls says of itself in `# METADATA`, and its scopes up; undefined where that is not known. */
  readonly metadata?: (() => { readonly rule: Value; readonly chain: Value }) | undefined
}

/** A function of Rego's standard library (OPA's name for it: a builtin). */
export interface Builtin {
  /** As policies write it; of operators OPA's own name (`plus`, `internal.member_2`). */
  readonly name: string
  readonly types: readonly ArgumentType[]
  /** Number of arguments: that of `types`. */
  readonly arity: number
  /** What it gives; a compiler may hold it against what is done with it. */
  readonly result: ArgumentType
  /** It gives another answer each time: what was recorded counts, and it has no `call`. */
  readonly nondeterministic?: true
  /** For some arguments it asks the clock or draws numbers: what was recorded counts, as in OPA; else `call`. */
  readonly recordable?: true
  /** It is called also where arguments are undefined, and does nothing (`print`). It takes any number of arguments. */
  readonly silent?: true
  /**
   * The one result; undefined: none, and no error either. Throws BuiltinError where OPA's function ends with an error,
   * NotExact (values/not-exact.ts) for what OPA answers and this cannot. Requires as many arguments as `arity`.
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

export function builtin(
  name: string,
  types: readonly ArgumentType[],
  result: ArgumentType,
  call: NonNullable<Builtin['call']>,
): Builtin {
  return { name, types, arity: types.length, result, call }
}

/** Ends a call as OPA's does: not a wrong type, but what the value says. */
export function failed(message: string): never {
  throw new BuiltinError('eval_builtin_error', message)
}

export function wrongOperand(message: string): never {
  throw new BuiltinError('eval_type_error', message)
}

export const ANY = 'any'
export const NUMBER: ArgumentType = ['number']
export const STRING: ArgumentType = ['string']
export const BOOLEAN: ArgumentType = ['boolean']
export const ARRAY: ArgumentType = ['array']
export const OBJECT: ArgumentType = ['object']
export const SET: ArgumentType = ['set']
/** An array or a set. */
export const LIST: ArgumentType = ['array', 'set']
