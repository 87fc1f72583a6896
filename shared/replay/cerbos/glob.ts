/** Whether a text is matched. */
export type Glob = (text: string) => boolean

/** The pattern uses what is not read here. */
export class GlobRefused extends Error {}

type Token = { readonly kind: 'character'; readonly is: string } | { readonly kind: 'one' | 'any' | 'all' }

const SEPARATOR = ':'

/**
 * A pattern of actions, roles or resources: `*` stands for anything but `:`, `**` and a lone `*` for anything, `?`
 * for one character but `:`. Throws GlobRefused for classes, alternatives and escapes, which Cerbos does not
 * document. Takes the product of both lengths at most, whatever the pattern.
 */
export function compileGlob(pattern: string): Glob {
  const tokens = tokensOf(pattern === '*' ? '**' : pattern)
  return (text) => matches(tokens, Array.from(text))
}

/** Whether a key of a rule is a pattern at all. */
export function isPattern(key: string): boolean {
  return key.includes('*')
}

function tokensOf(pattern: string): readonly Token[] {
  const tokens: Token[] = []
  for (const character of pattern) {
    const before = tokens.at(-1)
    if ('[]{}\\'.includes(character))
      throw new GlobRefused(`the pattern ${JSON.stringify(pattern)} uses ${character}`)
    if (character === '*' && before?.kind === 'any') tokens[tokens.length - 1] = { kind: 'all' }
    else if (character === '*') tokens.push({ kind: 'any' })
    else if (character === '?') tokens.push({ kind: 'one' })
    else tokens.push({ kind: 'character', is: character })
  }
  return tokens
}

/** Follows all places in the pattern at once that the text so far may have led to. */
function matches(tokens: readonly Token[], text: readonly string[]): boolean {
  let places = reached(tokens, new Set([0]))
  for (const character of text) {
    const next = new Set<number>()
    for (const place of places) {
      const token = tokens[place]
      if (token === undefined) continue
      if (token.kind === 'all' || (token.kind === 'any' && character !== SEPARATOR)) next.add(place)
      else if (
        token.kind === 'one' ? character !== SEPARATOR : token.kind === 'character' && token.is === character
      )
        next.add(place + 1)
    }
    places = reached(tokens, next)
  }
  return places.has(tokens.length)
}

/** `*` may stand for nothing. */
function reached(tokens: readonly Token[], places: Set<number>): Set<number> {
  for (const place of places) {
    const kind = tokens[place]?.kind
    if (kind === 'any' || kind === 'all') places.add(place + 1)
  }
  return places
}
