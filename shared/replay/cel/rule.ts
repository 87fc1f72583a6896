import type { YamlText } from '../yaml-nodes.ts'

/** A rule whose conditions are CEL, as its file has it. */
export interface CelRule {
  /** Its `id`, or of a file that is one expression, the file's name. */
  readonly id: string | undefined
  /** `PATH#N`: the file, and which rule of it, from 0. */
  readonly position: string
  readonly effect: 'permit' | 'deny' | undefined
  /** Absent: it holds for every request. */
  readonly when: Condition | undefined
  /** Where this is true, the rule does not hold. */
  readonly unless: Condition | undefined
  readonly path: string
  /** Offsets in the file's text, in UTF-16 units. */
  readonly from: number
  readonly to: number
}

export interface Condition {
  readonly text: string
  /** Where it stands in its file; undefined: it is the whole file. */
  readonly scalar: YamlText | undefined
}

/** Something in a rule or its file that is not taken, and so keeps the version from being evaluated. */
export interface RuleProblem {
  readonly path: string
  /** Position of the rule; undefined: the file as a whole. */
  readonly rule: string | undefined
  readonly kind: 'unreadable' | 'unknown-key' | 'no-effect' | 'no-rule'
  readonly problem: string
  /** Offset in the file's text, in UTF-16 units. */
  readonly at: number | undefined
}

/** The id that a rule is named by. */
export function ruleId({ id, position }: CelRule): string {
  return id ?? position
}
