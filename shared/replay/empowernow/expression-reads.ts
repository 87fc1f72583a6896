/** A read in the text of an expression. */
export interface ExpressionRead {
  /** The scope, then names. */
  readonly path: readonly string[]
  /** Offset in the text, in UTF-16 units. */
  readonly at: number
}

const SCOPES = ['subject', 'resource', 'action', 'context', 'environment']
const WORDS = /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/y

/**
 * What an expression reads of a request, by the names of its scopes; what stands in quotes reads nothing. One pass:
 * the text is hostile.
 */
export function expressionReads(text: string): readonly ExpressionRead[] {
  const reads: ExpressionRead[] = []
  for (let at = 0; at < text.length;) {
    const character = text[at] ?? ''
    if (character === '"' || character === "'") at = quoteEnd(text, at)
    else {
      WORDS.lastIndex = at
      const words = WORDS.exec(text)?.[0] ?? ''
      const path = words.split('.')
      if (SCOPES.includes(path[0] ?? '') && !/[\w.]/.test(text[at - 1] ?? ''))
        reads.push({ path: text[at + words.length] === '(' ? path.slice(0, -1) : path, at })
      at += Math.max(words.length, 1)
    }
  }
  return reads.filter(({ path }) => path.length > 0)
}

/** The offset after the closing quote, or the end of the text. */
function quoteEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === text[from]) return at + 1
  }
  return text.length
}
