import { RegoRefused } from './refused.ts'
import { quotedEnd, rawEnd, type StringKind, unescaped } from './strings.ts'
import type { Comment, Sign, Token } from './tokens.ts'
import { SIGNS } from './tokens.ts'

export interface Lexed {
  readonly tokens: readonly Token[]
  readonly comments: readonly Comment[]
}

const BLANKS = /[ \t\r\n]*/y
const WORD = /[A-Za-z_][A-Za-z0-9_\p{Nd}]*/uy
const NUMBER = /\d+(?:\.\d*)?(?:[eE][+-]?\d*)?/y
const WELL_FORMED = /^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const NAME_START = /[A-Za-z_]/
const COMMENT = /#[^\n]*/y
const SIGN_SET: ReadonlySet<string> = new Set(SIGNS)

/**
 * The tokens of a Rego text, the last of kind `end`. Keywords are words: which words are keywords changes with imports.
 * One pass without backtracking. Throws RegoRefused.
 */
export function lex(text: string, path: string): Lexed {
  return new Lexer(text, path).run()
}

class Lexer {
  readonly #text: string
  readonly #path: string
  readonly #tokens: Token[] = []
  readonly #comments: Comment[] = []
  /** For each template string that is open: its quote, and how many braces are open in its expression. */
  readonly #templates: { readonly quote: '"' | '`'; braces: number }[] = []
  #at = 0
  #line = 1
  #lineStart = 0
  #spaced = false
  #newline = false

  constructor(text: string, path: string) {
    this.#text = text
    this.#path = path
    if (text.startsWith('\u{feff}')) this.#at = 1
  }

  run(): Lexed {
    for (;;) {
      this.#blanks()
      if (this.#at >= this.#text.length) break
      this.#token()
    }
    if (this.#templates.length > 0) throw this.#refused('non-terminated string', this.#at)
    this.#push({ kind: 'end' }, this.#at)
    return { tokens: this.#tokens, comments: this.#comments }
  }

  #token(): void {
    const character = this.#text[this.#at] as string
    const next = this.#text[this.#at + 1]
    if (character === '#') this.#comment()
    else if (character === '"' || character === '`') this.#string(character)
    else if (character === '$' && (next === '"' || next === '`')) this.#template(next, this.#at + 2, 'opens')
    else if (character === '}' && this.#templates.at(-1)?.braces === 0) this.#templateGoesOn()
    else if (NAME_START.test(character)) this.#word()
    else if (character >= '0' && character <= '9') this.#number()
    else this.#sign(character)
  }

  #blanks(): void {
    const from = this.#at
    this.#match(BLANKS)
    if (this.#at === from) return
    this.#spaced = true
    if (this.#countLines(from, this.#at)) this.#newline = true
  }

  #comment(): void {
    const from = this.#at
    const text = this.#match(COMMENT).slice(1)
    this.#comments.push({
      text: text.endsWith('\r') ? text.slice(0, -1) : text,
      from,
      to: this.#at,
      line: this.#line,
      column: from - this.#lineStart + 1,
    })
    this.#spaced = true
  }

  #word(): void {
    const from = this.#at
    this.#push({ kind: 'word', text: this.#match(WORD) }, from)
  }

  #number(): void {
    const from = this.#at
    const text = this.#match(NUMBER)
    if (!WELL_FORMED.test(text)) throw this.#refused('illegal number format', from)
    if (NAME_START.test(this.#text[this.#at] ?? '')) throw this.#refused('illegal number format', from)
    this.#push({ kind: 'number', text }, from)
  }

  #string(quote: '"' | '`'): void {
    const from = this.#at
    const to = this.#stringEnd(quote, from + 1, 'string')
    const value = this.#content(quote, from + 1, to - 1, 'string')
    this.#go(to)
    this.#push({ kind: 'string', value }, from)
  }

  /** A stretch of template text from `start` to the `{` of an expression or to the closing quote. */
  #template(quote: '"' | '`', start: number, place: 'opens' | 'goes-on'): void {
    const from = this.#at
    const to = this.#stringEnd(quote, start, 'template')
    const value = this.#content(quote, start, to - 1, 'template')
    const closes = this.#text[to - 1] === quote
    this.#go(to)
    this.#push({ kind: 'template', value, opens: place === 'opens', closes }, from)
    if (!closes) this.#templates.push({ quote, braces: 0 })
  }

  #templateGoesOn(): void {
    const open = this.#templates.pop()
    if (open !== undefined) this.#template(open.quote, this.#at + 1, 'goes-on')
  }

  #sign(character: string): void {
    const from = this.#at
    const two = this.#text.slice(from, from + 2)
    const sign = SIGN_SET.has(two) ? two : character
    if (!SIGN_SET.has(sign)) throw this.#refused(`illegal token ${JSON.stringify(character)}`, from)
    const template = this.#templates.at(-1)
    if (template !== undefined && sign === '{') template.braces += 1
    if (template !== undefined && sign === '}') template.braces -= 1
    this.#at += sign.length
    this.#push({ kind: 'sign', text: sign as Sign }, from)
  }

  #stringEnd(quote: '"' | '`', from: number, kind: StringKind): number {
    const to = quote === '"' ? quotedEnd(this.#text, from, kind) : rawEnd(this.#text, from, kind)
    if (to === undefined) throw this.#refused('non-terminated string', this.#at)
    return to
  }

  #content(quote: '"' | '`', from: number, to: number, kind: StringKind): string {
    const content = this.#text.slice(from, to)
    if (quote === '`') return kind === 'template' ? content.replaceAll('\\{', '{') : content
    const value = unescaped(content, kind)
    if (value === undefined) throw this.#refused('illegal escape sequence', this.#at)
    return value
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0] ?? ''
    this.#at += found.length
    return found
  }

  /** Past a string, which may hold line ends. */
  #go(to: number): void {
    this.#countLines(this.#at, to)
    this.#at = to
  }

  #countLines(from: number, to: number): boolean {
    const before = this.#line
    for (let at = from; at < to; at += 1)
      if (this.#text[at] === '\n') {
        this.#line += 1
        this.#lineStart = at + 1
      }
    return this.#line > before
  }

  #push(token: TokenBody, from: number): void {
    this.#tokens.push({ ...token, from, to: this.#at, spaced: this.#spaced, newline: this.#newline })
    this.#spaced = false
    this.#newline = false
  }

  #refused(message: string, offset: number): RegoRefused {
    const place = { path: this.#path, line: this.#line, column: offset - this.#lineStart + 1 }
    return new RegoRefused('rego_parse_error', message, place)
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never
type TokenBody = DistributiveOmit<Token, 'from' | 'to' | 'spaced' | 'newline'>
