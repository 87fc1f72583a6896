/*
 * Steps over the tokens of a JSON text that `parseLossless` accepts: each gives the place behind what begins at `at`.
 */

const BLANK = ' \t\r\n'
const AFTER_SCALAR = `,]}${BLANK}`

/** Of blanks: `at` itself where none begins there. */
export function blankEnd(text: string, at: number): number {
  let next = at
  while (next < text.length && BLANK.includes(text[next] as string)) next += 1
  return next
}

/** Of a string, with its closing quote. */
export function stringEnd(text: string, at: number): number {
  for (let next = at + 1; next < text.length; next += 1) {
    if (text[next] === '\\') next += 1
    else if (text[next] === '"') return next + 1
  }
  return text.length
}

/** Of a number, `true`, `false` or `null`. */
export function scalarEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && !AFTER_SCALAR.includes(text[end] as string)) end += 1
  return end
}

/** Where the next member or element begins, behind a value that ends at `at`: at a closing bracket where there is none. */
export function nextInside(text: string, at: number): number {
  const end = blankEnd(text, at)
  return text[end] === ',' ? blankEnd(text, end + 1) : end
}
