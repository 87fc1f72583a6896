const NEWLINES = /[\n\r]/g
const STRING_STOPS = /["\\]/g
const BLANK = /\s/

/**
 * The policies of a Cedar text, in their order, each from its first annotation or keyword to its `;`. The
 * vendor's own splitter answers in the order of ids as text (0, 1, 10, 11, 2 …) and static policies apart
 * from templates, so positions are counted here. In Cedar's grammar a `;` ends a policy, and stands nowhere
 * else outside strings and comments. What follows the last `;` is left aside. The text is hostile: one pass,
 * no recursion, no backtracking.
 */
export function splitPolicies(text: string): readonly string[] {
  const policies: string[] = []
  let start: number | undefined
  let at = 0
  while (at < text.length) {
    const character = text[at]
    if (character === '/' && text[at + 1] === '/') at = after(NEWLINES, text, at)
    else {
      if (start === undefined && !BLANK.test(character ?? '')) start = at
      at = character === '"' ? stringEnd(text, at + 1) : at + 1
      if (character === ';' && start !== undefined) {
        policies.push(text.slice(start, at))
        start = undefined
      }
    }
  }
  return policies
}

/** The place after the closing quote, or the end of the text where there is none. */
function stringEnd(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    at = after(STRING_STOPS, text, at)
    if (text[at - 1] === '"') return at
    at += 1
  }
  return text.length
}

/** The place after the next match, or the end of the text. */
function after(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  return pattern.test(text) ? pattern.lastIndex : text.length
}
