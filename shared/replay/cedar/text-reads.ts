import { type CedarToken, cedarTokens } from './text-tokens.ts'

/** A read of the request's context, tests of presence included. */
export interface TextRead {
  /** Names from the context down; none: the context as a whole. */
  readonly path: readonly string[]
  /** Offset of the word `context`. */
  readonly at: number
}

/**
 * What a Cedar text reads of the context, and where: as `contextReads` tells it of the engine's own parse, but for
 * a path that goes on behind a bracket (`(context.a).b`), of which the part up to the bracket is told. So nothing
 * that is read is left out.
 */
export function textReads(text: string): readonly TextRead[] {
  const reads: TextRead[] = []
  let before: CedarToken | undefined
  const tokens = new Ahead(cedarTokens(text))
  for (let token = tokens.take(); token !== undefined; token = tokens.take()) {
    if (isContext(token, before, tokens.next())) reads.push({ path: pathAfter(tokens), at: token.from })
    before = token
  }
  return reads
}

/** The variable, and not a name below something, an annotation, a key of a record, a part of a type. */
function isContext(
  { kind, text }: CedarToken,
  before: CedarToken | undefined,
  next: CedarToken | undefined,
): boolean {
  if (kind !== 'word' || text !== 'context') return false
  if (before !== undefined && before.kind !== 'string' && ['.', '::', '@', 'has'].includes(before.text))
    return false
  return next?.kind !== 'sign' || (next.text !== ':' && next.text !== '::')
}

function pathAfter(tokens: Ahead): readonly string[] {
  const path: string[] = []
  for (;;) {
    const next = tokens.next()
    if (isSign(next, '.') && tokens.next(1)?.kind === 'word' && !isSign(tokens.next(2), '(')) {
      path.push((tokens.next(1) as CedarToken).text)
      tokens.drop(2)
    } else if (isSign(next, '[') && tokens.next(1)?.kind === 'string' && isSign(tokens.next(2), ']')) {
      path.push((tokens.next(1) as CedarToken).text)
      tokens.drop(3)
    } else if (next?.kind === 'word' && next.text === 'has') return [...path, ...tested(tokens)]
    else return path
  }
}

/** What follows `has`: a string, or names, several levels at once. */
function tested(tokens: Ahead): readonly string[] {
  tokens.drop(1)
  const first = tokens.next()
  if (first === undefined || first.kind === 'sign') return []
  tokens.drop(1)
  const path = [first.text]
  while (first.kind === 'word' && isSign(tokens.next(), '.') && tokens.next(1)?.kind === 'word') {
    path.push((tokens.next(1) as CedarToken).text)
    tokens.drop(2)
  }
  return path
}

function isSign(token: CedarToken | undefined, text: string): boolean {
  return token?.kind === 'sign' && token.text === text
}

/** Tokens with a look at those to come. */
class Ahead {
  readonly #tokens: Iterator<CedarToken>
  readonly #seen: CedarToken[] = []

  constructor(tokens: Iterator<CedarToken>) {
    this.#tokens = tokens
  }

  next(at = 0): CedarToken | undefined {
    while (this.#seen.length <= at) {
      const { done, value } = this.#tokens.next() as IteratorResult<CedarToken, undefined>
      if (done === true) return undefined
      this.#seen.push(value)
    }
    return this.#seen[at]
  }

  take(): CedarToken | undefined {
    const token = this.next()
    this.#seen.shift()
    return token
  }

  drop(count: number): void {
    for (let at = 0; at < count; at += 1) this.take()
  }
}
