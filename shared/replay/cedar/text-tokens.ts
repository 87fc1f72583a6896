import { commentEnd, stringEnd } from './split-policies.ts'

/** A token of a Cedar text. A string's `text` is its content, escapes resolved. */
export interface CedarToken {
  readonly kind: 'word' | 'string' | 'sign'
  readonly text: string
  /** Offset of its first character in the whole text. */
  readonly from: number
}

const BLANK = /\s/
const WORD = /[A-Za-z_][A-Za-z0-9_]*/y
const SIMPLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', 0: '\0' }

/**
 * The tokens of a piece of Cedar text, comments and blanks left out. Of signs only `::` has two characters. It
 * checks nothing: for texts that the engine has taken, or to show one that it has not. One pass.
 */
export function* cedarTokens(text: string, start = 0, end = text.length): Generator<CedarToken> {
  for (let at = start; at < end;) {
    const character = text[at] as string
    if (BLANK.test(character)) at += 1
    else if (character === '/' && text[at + 1] === '/') at = commentEnd(text, at)
    else if (character === '"') {
      const to = stringEnd(text, at + 1)
      yield { kind: 'string', text: unescaped(text.slice(at + 1, to - 1)), from: at }
      at = to
    } else {
      WORD.lastIndex = at
      const word = WORD.exec(text)?.[0]
      const sign = character === ':' && text[at + 1] === ':' ? '::' : character
      yield word === undefined
        ? { kind: 'sign', text: sign, from: at }
        : { kind: 'word', text: word, from: at }
      at += (word ?? sign).length
    }
  }
}

/** Cedar's escapes are those of Rust, and `\*` in patterns. What is none stands for itself. */
function unescaped(content: string): string {
  if (!content.includes('\\')) return content
  return content.replace(
    /\\(?:u\{([0-9a-fA-F_]{1,12})\}|x([0-9a-fA-F]{2})|([\s\S]))/g,
    (whole, unicode, byte, one) => {
      if (one !== undefined) return SIMPLE[one as string] ?? (one as string)
      const code = Number.parseInt(String(unicode ?? byte).replaceAll('_', ''), 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}
