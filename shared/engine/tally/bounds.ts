/*
 * Names come from the evidence: a hostile log may invent one in every record, of any length. So many are kept,
 * the first met, in the order of the rebuild; what is beyond is counted without its name.
 */

/** As long as a value of a facet may be. */
const LONGEST_NAME = 1_000

export const MOST_WORKFLOW_VERSIONS = 2_000
/** Of all workflow versions together, and of one. */
export const MOST_TRANSITIONS = 20_000
export const MOST_TRANSITIONS_EACH = 2_000
export const MOST_INPUTS = 20_000
export const MOST_INPUTS_EACH = 1_000
export const MOST_POLICY_VERSIONS = 5_000
/** Days of one policy version: some eleven years. */
export const MOST_DAYS_EACH = 4_000
export const MOST_DAYS = 200_000
export const MOST_RULES_EACH = 2_000
export const MOST_RULES = 100_000

/** Whether names are short enough to be counted by: they come from evidence. */
export function isKept(...names: readonly string[]): boolean {
  return names.every((name) => name.length <= LONGEST_NAME)
}

/** What is left of a number of rows that several lists share. */
export class Allowance {
  #left: number

  constructor(most: number) {
    this.#left = most
  }

  /** Takes one, if there is one. */
  take(): boolean {
    if (this.#left === 0) return false
    this.#left -= 1
    return true
  }
}
