import { isPartsInOrder } from '../../proof/parts-in-order.ts'

/** What shall not go into a packet, as a person says it. */
export interface RedactionRule {
  /**
   * A dotted path of a record's fields without places in lists, or its end: `notification.to`, `subject.*`. An
   * attribute's value is named by the attribute. `*` stands for any text.
   */
  readonly field: string
  /** Only values whose text is like this (`*` stands for any text); left out: every value. */
  readonly value?: string | undefined
  readonly reason: string
}

/** A rule that can be asked. */
export interface ReadRule extends RedactionRule {
  readonly names: (field: string) => boolean
  readonly takes: (text: string) => boolean
}

/** Matching costs no more than the length of pattern and text: both come from elsewhere. */
export function readRule(rule: RedactionRule): ReadRule {
  const field = likeness(rule.field)
  const { value } = rule
  const takes = value === undefined ? () => true : likeness(value)
  return { ...rule, takes, names: (path) => endsOf(path).some(field) }
}

/** A dotted path, and what is left of it after each dot. */
function endsOf(path: string): readonly string[] {
  const ends = [path]
  for (let at = path.indexOf('.'); at !== -1; at = path.indexOf('.', at + 1)) ends.push(path.slice(at + 1))
  return ends
}

/** `*` stands for any text. */
function likeness(pattern: string): (text: string) => boolean {
  const parts = pattern.split(/\*+/)
  return (text) => isPartsInOrder(text, parts)
}
