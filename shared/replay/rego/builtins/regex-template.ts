import { failed } from './builtin.ts'
import { goRegexp } from './go-regexp.ts'

/**
 * The pattern of a template: what stands between the delimiters is one itself, and all else is taken as it is. Fails
 * where delimiters do not pair, or what stands between them is no pattern.
 */
export function templatePattern(template: string, start: string, end: string): string {
  let pattern = ''
  let done = 0
  for (const { from, to } of sections(template, start, end)) {
    const inner = template.slice(from + 1, to - 1)
    goRegexp(`^${inner}$`)
    pattern += `${quoted(template.slice(done, from))}(${inner})`
    done = to
  }
  return `^${pattern}${quoted(template.slice(done))}$`
}

interface Section {
  readonly from: number
  readonly to: number
}

/** The outermost pairs. A delimiter that opens and closes alike opens only. */
function sections(template: string, start: string, end: string): readonly Section[] {
  const found: Section[] = []
  let level = 0
  let from = 0
  for (const [at, character] of template.split('').entries()) {
    if (character === start) {
      level += 1
      if (level === 1) from = at
    } else if (character === end) {
      level -= 1
      if (level === 0) found.push({ from, to: at + 1 })
      if (level < 0) return unbalanced(template)
    }
  }
  return level === 0 ? found : unbalanced(template)
}

function unbalanced(template: string): never {
  return failed(`unbalanced braces in ${JSON.stringify(template)}`)
}

/** As Go's QuoteMeta. */
function quoted(text: string): string {
  return text.replaceAll(/[\\.+*?()|[\]{}^$]/g, String.raw`\$&`)
}
