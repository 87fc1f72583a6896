/** Where a node stands in the text of its module: offsets in UTF-16 units, `to` behind its last character. */
export interface Place {
  readonly from: number
  readonly to: number
}

/** The language of a module: in `v0`, `if`, `in`, `every` and `contains` are keywords only where imported. */
export type RegoVersion = 'v0' | 'v1'

/** A module as written, with the names it wrote: nothing is resolved, nothing is renamed. */
export interface Module {
  readonly path: string
  readonly version: RegoVersion
  /** Names of the package without `data`; the first is never missing. */
  readonly package: readonly string[]
  readonly packageAt: Place
  readonly imports: readonly Import[]
  readonly rules: readonly Rule[]
  readonly annotations: readonly Annotation[]
  /** Offsets at which its lines begin: see parse/lines.ts. */
  readonly lineStarts: readonly number[]
}

/** `rego.v1` and `future.keywords` stand here too: `path` begins with `data`, `input`, `rego` or `future`. */
export interface Import {
  readonly path: readonly string[]
  readonly alias: string | undefined
  readonly at: Place
}

/** A `# METADATA` block, its YAML as it stands without the `#` of each line. */
export interface Annotation {
  readonly yaml: string
  readonly at: Place
  /** Line of `# METADATA`, from 1. */
  readonly line: number
  /** What it stands before. The index is into `rules`. */
  readonly target: { readonly kind: 'package' } | { readonly kind: 'rule'; readonly index: number }
}

/** `set`: written with `contains` (in v0 also `p[x] { … }`); `function`: it has arguments. */
export type RuleKind = 'value' | 'set' | 'function'

/** One rule as written; of a head with several bodies (`p { … } { … }`) each body is a rule. */
export interface Rule {
  readonly kind: RuleKind
  readonly isDefault: boolean
  /** `a.b[x].c`: the name, then in `path` what follows it. In a set the element is not part of it. */
  readonly name: string
  readonly nameAt: Place
  readonly path: readonly Term[]
  /** Undefined where it is no function; a function may have no argument. */
  readonly args: readonly Term[] | undefined
  /** The value, the element of a set. Where none is written it is `true`. */
  readonly value: Term
  readonly valueWritten: boolean
  /** Undefined where none is written. It is never empty. */
  readonly body: Body | undefined
  /** The `else` branches in their order. */
  readonly otherwise: readonly Else[]
  readonly at: Place
}

export interface Else {
  readonly value: Term
  readonly valueWritten: boolean
  readonly body: Body | undefined
  readonly at: Place
}

export type Body = readonly Expr[]

/** One expression of a body. */
export type Expr =
  | ({ readonly kind: 'term'; readonly term: Term; readonly negated: boolean } & Modified)
  /** `some x, y` */
  | ({ readonly kind: 'some'; readonly names: readonly Declared[] } & Modified)
  /** `some k, v in xs`: `key` is undefined where one variable is written. */
  | ({
      readonly kind: 'some-in'
      readonly key: Term | undefined
      readonly value: Term
      readonly domain: Term
    } & Modified)
  | ({
      readonly kind: 'every'
      readonly key: VarTerm | undefined
      readonly value: VarTerm
      readonly domain: Term
      readonly body: Body
    } & Modified)

interface Modified {
  readonly with: readonly With[]
  readonly at: Place
}

export interface Declared {
  readonly name: string
  readonly at: Place
}

/** `with target as value`. The target is a var (`input`, a function) or a reference of constant parts. */
export interface With {
  readonly target: Term
  readonly value: Term
  readonly at: Place
}

export type Term =
  | ScalarTerm
  | StringTerm
  | VarTerm
  | { readonly kind: 'ref'; readonly head: Term; readonly path: readonly Term[]; readonly at: Place }
  | { readonly kind: 'array'; readonly items: readonly Term[]; readonly at: Place }
  | { readonly kind: 'set'; readonly items: readonly Term[]; readonly at: Place }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [Term, Term])[]; readonly at: Place }
  | { readonly kind: 'array-comprehension'; readonly term: Term; readonly body: Body; readonly at: Place }
  | { readonly kind: 'set-comprehension'; readonly term: Term; readonly body: Body; readonly at: Place }
  | {
      readonly kind: 'object-comprehension'
      readonly key: Term
      readonly value: Term
      readonly body: Body
      readonly at: Place
    }
  | CallTerm
  /** `$"a {x} b"`: texts and expressions in their order. */
  | { readonly kind: 'template'; readonly parts: readonly TemplatePart[]; readonly at: Place }

export type ScalarTerm =
  | { readonly kind: 'null'; readonly at: Place }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly at: Place }
  /** The number as written, a leading minus included. */
  | { readonly kind: 'number'; readonly text: string; readonly at: Place }

export interface StringTerm {
  readonly kind: 'string'
  readonly value: string
  readonly at: Place
}

/** `_` is a wildcard: each has a name of its own that no text can write (`$0`, `$1` …). */
export interface VarTerm {
  readonly kind: 'var'
  readonly name: string
  readonly at: Place
}

/**
 * A call, infix operators included, by the names of OPA's builtins: `:=` is `assign`, `=` is `eq`, `==` is `equal`, `in`
 * is `internal.member_2` or `internal.member_3`.
 */
export interface CallTerm {
  readonly kind: 'call'
  /** The parts of the name: `io.jwt.decode`, a rule's or an import's name. */
  readonly operator: readonly Declared[]
  readonly infix: boolean
  readonly args: readonly Term[]
  readonly at: Place
}

export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'expression'; readonly expr: Expr }
