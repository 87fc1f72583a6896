const NEWLINES = /[\n\r]/g
const STRING_STOPS = /["\\]/g
const BLANK = /\s/

/** Where a policy stands in its text: from its first annotation or keyword up to and with its `;`. */
export interface PolicyPlace {
  readonly from: number
  readonly to: number
}

/**
 * The policies of a Cedar text, in their order. The vendor's own splitter answers in the order of ids as text
 * (0, 1, 10, 11, 2 …) and static policies apart from templates, so positions are counted here.
 */
export function splitPolicies(text: string): readonly string[] {
  return policyPlaces(text).map(({ from, to }) => text.slice(from, to))
}

/**
 * Where the policies of a Cedar text stand. In Cedar's grammar a `;` ends a policy, and stands nowhere else
 * outside strings and comments. What follows the last `;` is left aside. The text is hostile: one pass, no
 * recursion, no backtracking.
 */
export function policyPlaces(text: string): readonly PolicyPlace[] {
  const places: PolicyPlace[] = []
  let start: number | undefined
  let at = 0
  while (at < text.length) {
    const character = text[at]
    if (character === '/' && text[at + 1] === '/') at = commentEnd(text, at)
    else {
      if (start === undefined && !BLANK.test(character ?? '')) start = at
      at = character === '"' ? stringEnd(text, at + 1) : at + 1
      if (character === ';' && start !== undefined) {
        places.push({ from: start, to: at })
        start = undefined
      }
    }
  }
  return places
}

/** The place after the end of the line of a comment that begins at `from`. */
export function commentEnd(text: string, from: number): number {
  return after(NEWLINES, text, from)
}

/** The place after the closing quote of a string whose content begins at `from`, or the end of the text. */
export function stringEnd(text: string, from: number): number {
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
