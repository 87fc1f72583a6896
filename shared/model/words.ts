/*
 * Closed lists of words that a screen needs and that need no schema: a window that imports only these carries no
 * parser. Each is exported again by the file of its noun.
 */

export const VERDICTS = ['reproduced', 'diverged', 'unreplayable'] as const
export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const

/** The facts, in the order in which a decision is told: the keys of a record that carry one. */
export const FACTS = [
  'trigger',
  'attributes',
  'check',
  'model',
  'approval',
  'outcome',
  'action',
  'notification',
  'effect',
] as const

/** Outside: a finding of the boundary (BD) that no exception covers; excepted: only covered ones; inside: none. */
export const BOUNDARY_MARKS = ['outside', 'excepted', 'inside'] as const

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

/** In a facet, the value of decisions that have none. No name is empty, so nothing else is meant by it. */
export const NO_VALUE = ''

export type Verdict = (typeof VERDICTS)[number]
export type Severity = (typeof SEVERITIES)[number]
export type BoundaryMark = (typeof BOUNDARY_MARKS)[number]
export type TrapKind = (typeof TRAP_KINDS)[number]
