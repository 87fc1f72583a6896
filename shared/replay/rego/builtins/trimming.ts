/** As Go's unicode.IsSpace, which leaves out U+FEFF and knows U+0085. */
const SPACE =
  '\t\n\v\f\r \u{85}\u{a0}\u{1680}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\u{2008}\u{2009}\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}'

/** Without the characters at the start that are in the cut set. */
export function trimLeft(text: string, cutset: string): string {
  const cut = new Set(cutset)
  let from = 0
  for (const character of text) {
    if (!cut.has(character)) break
    from += character.length
  }
  return text.slice(from)
}

export function trimRight(text: string, cutset: string): string {
  const cut = new Set(cutset)
  let to = text.length
  while (to > 0) {
    const character = characterBefore(text, to)
    if (!cut.has(character)) break
    to -= character.length
  }
  return text.slice(0, to)
}

export function trimSpace(text: string): string {
  return trimRight(trimLeft(text, SPACE), SPACE)
}

function characterBefore(text: string, to: number): string {
  const unit = text.charCodeAt(to - 1)
  return text.slice(to - (unit >= 0xdc00 && unit <= 0xdfff ? 2 : 1), to)
}
