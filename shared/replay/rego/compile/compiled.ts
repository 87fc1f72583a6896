import type { Place, RegoVersion } from '../ast.ts'
import type { Value } from '../values/value.ts'

/**
 * Modules made ready to be evaluated: names resolved, local variables numbered, calls and references taken out of the
 * terms they stood in, bodies in an order in which every variable is bound before it is needed.
 */
export interface RegoProgram {
  /** The rules below `data`, as a tree by the constant strings that their heads begin with. */
  readonly rules: RuleNode
  /** Every rule in the order of modules and of their text. */
  readonly all: readonly CompiledRule[]
  readonly modules: readonly { readonly path: string; readonly package: readonly string[] }[]
  /** Puts a query (`data.authz.allow = x`) against the same rules. Throws RegoRefused. */
  query(text: string): CompiledQuery
}

export interface RuleNode {
  readonly children: ReadonlyMap<string, RuleNode>
  /**
   * Rules whose constant beginning ends here, in order, defaults apart. They agree: all are functions of one number
   * of arguments, or none is.
   */
  readonly rules: readonly CompiledRule[]
  readonly default: CompiledRule | undefined
  /** A package is declared at this path. */
  readonly isPackage: boolean
}

export interface CompiledRule {
  /** Names from below `data`: the constant beginning of its head. */
  readonly path: readonly string[]
  /** `data.authz.allow`, as formats.md 3 names rules. */
  readonly id: string
  /** What follows the constant beginning in the head: `[x].c` of `a.b[x].c`. Empty for most. Set by the body. */
  readonly keys: readonly CoreTerm[]
  /** `set`: `value` is an element of the set at the path and keys. */
  readonly kind: 'value' | 'set' | 'function'
  /** Of a function; empty where it is none. */
  readonly args: readonly CoreTerm[]
  /** The rule itself, then its `else` branches: the first whose body holds gives the value. Never empty. */
  readonly branches: readonly [Branch, ...Branch[]]
  readonly isDefault: boolean
  /** Module and line, from 1, of the rule. */
  readonly module: string
  readonly line: number
  readonly at: Place
  readonly regoVersion: RegoVersion
}

/** A body and the value it gives. Keys, args and value hold no reference, call or comprehension. */
export interface Branch {
  readonly body: CoreBody
  readonly value: CoreTerm
  /** How many variables body, keys, args and value have; they are numbered from 0, over all branches of a rule. */
  readonly slots: number
  readonly line: number
  readonly at: Place
}

export interface CompiledQuery {
  readonly body: CoreBody
  readonly slots: number
  /** The variables that the query names itself, in order of their first mention, with their slots. */
  readonly names: ReadonlyMap<string, number>
}

/** In the order of evaluation. It may be empty: then it holds. */
export type CoreBody = readonly CoreLiteral[]

export type CoreLiteral = CoreStep & {
  /** In force while this literal is evaluated, and not after. Values are given first, in the order of the list. */
  readonly with: readonly Modifier[]
  readonly at: Place
}

export type CoreStep =
  /** `left = right`; either may be a reference or comprehension, and holds none inside. */
  | { readonly kind: 'unify'; readonly left: CoreTerm; readonly right: CoreTerm }
  /** Holds for each value of the term that is not false. */
  | { readonly kind: 'holds'; readonly term: CoreTerm }
  /**
   * The result is unified with `output`; without one it holds where the result is not false. Arguments hold no
   * reference, call or comprehension.
   */
  | {
      readonly kind: 'call'
      readonly callee: Callee
      readonly args: readonly CoreTerm[]
      readonly output: CoreTerm | undefined
    }
  /** Holds where `body` has no solution. What `body` binds is not seen outside. */
  | { readonly kind: 'not'; readonly body: CoreBody }
  /**
   * `domain` is any term but a call. Where it is undefined or no collection the literal does not hold. Key and value
   * are fresh for each element.
   */
  | {
      readonly kind: 'every'
      readonly key: CoreTerm | undefined
      readonly value: CoreTerm
      readonly domain: CoreTerm
      readonly body: CoreBody
    }

export type Callee =
  | { readonly kind: 'builtin'; readonly name: string }
  /** The rules at this path below `data` are functions, or a `with` puts something in their place. */
  | { readonly kind: 'function'; readonly path: readonly string[] }

export type Modifier =
  /** Paths below `input` and `data`; empty: the whole. */
  | { readonly kind: 'input'; readonly path: readonly Value[]; readonly value: CoreTerm }
  | { readonly kind: 'data'; readonly path: readonly Value[]; readonly value: CoreTerm }
  /** A function or builtin is replaced: by another, or by one value whatever its arguments. */
  | { readonly kind: 'call'; readonly callee: Callee; readonly by: Callee | CoreTerm }

export type CoreTerm =
  /** Constant scalars and constant arrays, objects and sets. */
  | { readonly kind: 'constant'; readonly value: Value }
  | CoreVar
  /** Path parts are constants, variables, or arrays, objects and sets of them. A path may be empty. */
  | { readonly kind: 'input'; readonly path: readonly CoreTerm[] }
  | { readonly kind: 'data'; readonly path: readonly CoreTerm[] }
  /** Into the value of a variable; the path is not empty. */
  | { readonly kind: 'ref'; readonly head: CoreVar; readonly path: readonly CoreTerm[] }
  | { readonly kind: 'array'; readonly items: readonly CoreTerm[] }
  | { readonly kind: 'set'; readonly items: readonly CoreTerm[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [CoreTerm, CoreTerm])[] }
  /** The variables of the bodies around are seen in these bodies, what they bind is not seen outside. */
  | { readonly kind: 'array-of'; readonly item: CoreTerm; readonly body: CoreBody }
  | { readonly kind: 'set-of'; readonly item: CoreTerm; readonly body: CoreBody }
  | { readonly kind: 'object-of'; readonly key: CoreTerm; readonly value: CoreTerm; readonly body: CoreBody }

/** `name` is for messages: what was written, or what a generated variable stands for. */
export interface CoreVar {
  readonly kind: 'var'
  readonly slot: number
  readonly name: string
}
