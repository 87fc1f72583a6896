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

/** Whether a text is the parts of a pattern with anything between them. Parts are taken as they come: linear. */
function likeness(pattern: string): (text: string) => boolean {
  const parts = pattern.split(/\*+/)
  const first = parts[0] ?? ''
  const last = parts.at(-1) ?? ''
  if (parts.length === 1) return (text) => text === pattern
  return (text) => {
    const end = text.length - last.length
    if (!text.startsWith(first) || !text.endsWith(last) || end < first.length) return false
    let at = first.length
    for (const part of parts.slice(1, -1)) {
      const found = text.indexOf(part, at)
      if (found === -1 || found + part.length > end) return false
      at = found + part.length
    }
    return true
  }
}
