/**
 * Characters that show nothing, or change how what stands beside them is shown: controls, format
 * characters (bidirectional ones above all), private and unassigned ones, halves of surrogate pairs, line
 * and paragraph separators, what fonts may ignore (fillers, variation selectors), spaces that are not U+0020.
 */
const HIDDEN = /[\p{C}\p{DI}\p{Zl}\p{Zp}\u2800[\p{Zs}--\x20]]/gv

const MARKUP = /[&<>"'`]/g

/** Text of evidence as HTML: markup escaped, and what does not show made to show, as `\u{202E}`. */
export function visibleHtml(text: string): string {
  return text
    .replace(MARKUP, (character) => `&#${character.charCodeAt(0)};`)
    .replace(HIDDEN, (character) => `<i class="esc">${escapeOf(character)}</i>`)
}

/** The same as plain text, for where no markup may stand. */
export function visibleText(text: string): string {
  return text.replace(HIDDEN, escapeOf)
}

function escapeOf(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}}`
}
