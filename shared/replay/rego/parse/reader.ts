import type { Place, RegoVersion } from '../ast.ts'
import { lex } from './lexer.ts'
import { lineStarts, positionAt } from './lines.ts'
import { RegoRefused } from './refused.ts'
import type { Comment, Sign, Token } from './tokens.ts'

const KEYWORDS = [
  'as',
  'default',
  'else',
  'false',
  'import',
  'not',
  'null',
  'package',
  'some',
  'true',
  'with',
] as const
/** Keywords of v1, which v0 has only where they are imported. */
export const FUTURE_KEYWORDS = ['contains', 'every', 'if', 'in'] as const

export type Keyword = (typeof KEYWORDS)[number] | (typeof FUTURE_KEYWORDS)[number]

/** How deep terms and bodies may stand in each other while a text is read. */
const MOST_NESTING = 500

/** Tokens of one text with a place in them, and the words that are keywords here. */
export class Reader {
  readonly text: string
  readonly path: string
  readonly comments: readonly Comment[]
  readonly lineStarts: readonly number[]
  readonly #tokens: readonly Token[]
  readonly #keywords: Set<string>
  #index = 0
  #nesting = 0
  #wildcards = 0

  constructor(text: string, path: string, version: RegoVersion) {
    const { tokens, comments } = lex(text, path)
    this.text = text
    this.path = path
    this.comments = comments
    this.lineStarts = lineStarts(text)
    this.#tokens = tokens
    this.#keywords = new Set<string>(KEYWORDS)
    if (version === 'v1') for (const word of FUTURE_KEYWORDS) this.#keywords.add(word)
  }

  addKeyword(word: Keyword): void {
    this.#keywords.add(word)
  }

  get token(): Token {
    return this.#tokens[this.#index] ?? this.#last()
  }

  get next(): Token {
    return this.#tokens[this.#index + 1] ?? this.#last()
  }

  /** Index of the token at hand: to come back to, or to know it again. */
  get place(): number {
    return this.#index
  }

  goTo(place: number): void {
    this.#index = place
  }

  take(): Token {
    const token = this.token
    this.#index += 1
    return token
  }

  atEnd(): boolean {
    return this.token.kind === 'end'
  }

  atSign(...signs: readonly Sign[]): boolean {
    const { token } = this
    return token.kind === 'sign' && signs.includes(token.text)
  }

  takeSign(sign: Sign): boolean {
    if (!this.atSign(sign)) return false
    this.#index += 1
    return true
  }

  /** Throws where another token stands at hand. */
  expectSign(sign: Sign, purpose = ''): Token {
    if (!this.atSign(sign)) throw this.unexpected(`expected ${sign}${purpose}`)
    return this.take()
  }

  /** A keyword that begins a reference (`in.x`) is a name. */
  atKeyword(keyword: Keyword): boolean {
    const { token } = this
    return (
      token.kind === 'word' &&
      token.text === keyword &&
      this.#keywords.has(keyword) &&
      !this.atKeywordReference()
    )
  }

  takeKeyword(keyword: Keyword): boolean {
    if (!this.atKeyword(keyword)) return false
    this.#index += 1
    return true
  }

  isKeyword(word: string): boolean {
    return this.#keywords.has(word)
  }

  /** A word that is no keyword here, but `contains`, which is one in heads only. */
  atName(): boolean {
    const { token } = this
    return token.kind === 'word' && (!this.#keywords.has(token.text) || token.text === 'contains')
  }

  /** A keyword that begins a reference: `not.x`, `default["x"]`. */
  atKeywordReference(): boolean {
    const { token, next } = this
    return (
      token.kind === 'word' &&
      this.#keywords.has(token.text) &&
      next.kind === 'sign' &&
      (next.text === '.' || next.text === '[') &&
      !next.spaced
    )
  }

  /** One of the signs stands at hand, with nothing before it. */
  atTight(...signs: readonly Sign[]): boolean {
    return this.atSign(...signs) && !this.token.spaced
  }

  /** From the offset to the end of the token taken last. */
  since(from: number): Place {
    return { from, to: this.#tokens[this.#index - 1]?.to ?? from }
  }

  /** A name that no text can write. */
  wildcard(): string {
    this.#wildcards += 1
    return `$${this.#wildcards - 1}`
  }

  /** Throws where terms and bodies stand too deep in each other. */
  nested<Node>(read: () => Node): Node {
    this.#nesting += 1
    if (this.#nesting > MOST_NESTING)
      throw this.refused(
        `its terms stand more than ${MOST_NESTING} deep in each other`,
        this.token.from,
        'too-large',
      )
    const node = read()
    this.#nesting -= 1
    return node
  }

  /** What `read` gives; where it throws RegoRefused that, and the reader is back at this place. */
  attempt<Node>(read: () => Node): Node | RegoRefused {
    const [index, nesting] = [this.#index, this.#nesting]
    try {
      return read()
    } catch (error) {
      if (!(error instanceof RegoRefused) || error.code === 'too-large') throw error
      this.#index = index
      this.#nesting = nesting
      return error
    }
  }

  refused(
    message: string,
    offset: number = this.token.from,
    code: RegoRefused['code'] = 'rego_parse_error',
  ): RegoRefused {
    return new RegoRefused(code, message, { path: this.path, ...positionAt(this.lineStarts, offset) })
  }

  unexpected(note: string): RegoRefused {
    return this.refused(`unexpected ${describe(this.token)}: ${note}`)
  }

  #last(): Token {
    return this.#tokens.at(-1) as Token
  }
}

function describe(token: Token): string {
  switch (token.kind) {
    case 'word':
      return token.text.slice(0, 40)
    case 'number':
      return `number ${token.text.slice(0, 40)}`
    case 'string':
      return 'string'
    case 'template':
      return 'template string'
    case 'sign':
      return token.text
    case 'end':
      return 'end of the text'
  }
}
