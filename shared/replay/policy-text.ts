import type { TrapKind } from '../model/words.ts'

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
