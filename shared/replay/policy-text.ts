/** A rule in the text of its version. */
export interface RulePlace {
  /** Rule ids that stand for it, as a replay names them. */
  readonly ids: readonly string[]
  /** What it says where it holds; undefined where its language does not say so of a rule. */
  readonly effect: 'permit' | 'forbid' | undefined
  readonly path: string
  /** Offsets in the file's text, in UTF-16 units. */
  readonly from: number
  readonly to: number
}

/** A read of the request in the text of its version. */
export interface ReadPlace {
  readonly path: string
  /** Names from the context down; none: the whole context. */
  readonly names: readonly string[]
  /** Offset in the file's text, in UTF-16 units. */
  readonly at: number
}

/** What the texts of a version say, read without running them. */
export interface PolicyText {
  readonly rules: readonly RulePlace[]
  readonly reads: readonly ReadPlace[]
  /** Dotted names of all reads, those without a place too; `''`: the whole context. */
  readonly names: ReadonlySet<string>
}

export const NOTHING_READ: PolicyText = { rules: [], reads: [], names: new Set() }

/**
 * What kinds of traps there are. `no-default`: where no rule holds, the answer is undefined, which is not a denial.
 * `unreachable`: a rule that can never hold. `shadowed`: one that never decides, because another always does first.
 * `over-permits`: a permit whose condition guards nothing. `ignored`: a word of the policy that its engine does not
 * read. `missing-else`: a branch that gives no answer. `always`: a condition that is always true.
 */
export const TRAP_KINDS = [
  'no-default',
  'unreachable',
  'shadowed',
  'over-permits',
  'ignored',
  'missing-else',
  'always',
] as const
export type TrapKind = (typeof TRAP_KINDS)[number]

export interface PolicyTrap {
  readonly kind: TrapKind
  /** What it is and what follows from it, in a sentence for whoever reviews decisions. */
  readonly message: string
  /** The rules that are touched, as a replay names them; none: the version as a whole. */
  readonly rules: readonly string[]
  readonly path: string
  /** Offsets in the file's text, in UTF-16 units. */
  readonly from: number
  readonly to: number
}
