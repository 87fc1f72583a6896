import { NotExact } from '../values/not-exact.ts'
import { failed } from './builtin.ts'

/** A part of a glob as github.com/gobwas/glob reads it, which OPA uses. */
export type GlobPart =
  | { readonly kind: 'text'; readonly text: string }
  /** `*`: any characters but separators. */
  | { readonly kind: 'any' }
  /** `**`: any characters. */
  | { readonly kind: 'super' }
  /** `?`: one character that is no separator. */
  | { readonly kind: 'single' }
  /** `[abc]`, `[!abc]`: one character, separators included. */
  | { readonly kind: 'list'; readonly characters: ReadonlySet<string>; readonly negated: boolean }
  | { readonly kind: 'range'; readonly low: number; readonly high: number; readonly negated: boolean }
  /** `{a,b}` */
  | { readonly kind: 'alternatives'; readonly patterns: readonly GlobPattern[] }

export type GlobPattern = readonly GlobPart[]

const MOST_DEPTH = 100

/** Fails, in few words, where the library refuses the pattern. A brace that is not closed is closed by the end. */
export function parseGlob(pattern: string): GlobPattern {
  if (pattern.includes('\u{0}')) throw new NotExact('a glob pattern with a zero character')
  const reader = new GlobReader(Array.from(pattern))
  return reader.pattern(0)
}

class GlobReader {
  readonly #characters: readonly string[]
  #at = 0

  constructor(characters: readonly string[]) {
    this.#characters = characters
  }

  /** Up to the end, or to a comma or closing brace of the braces it stands in. */
  pattern(depth: number): GlobPattern {
    if (depth > MOST_DEPTH) throw new NotExact(`a glob with braces in braces, more than ${MOST_DEPTH} deep`)
    const parts: GlobPart[] = []
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      if (depth > 0 && (next === ',' || next === '}')) return parts
      parts.push(this.#part(next, depth))
    }
    return parts
  }

  #part(next: string, depth: number): GlobPart {
    if (next === '{') return this.#alternatives(depth)
    if (next === '[') return this.#oneOf()
    if (next !== '*' && next !== '?') return { kind: 'text', text: this.#text(depth > 0 ? '?*[{},' : '?*[{') }
    this.#at += 1
    if (next === '?') return { kind: 'single' }
    if (this.#next() !== '*') return { kind: 'any' }
    this.#at += 1
    return { kind: 'super' }
  }

  #alternatives(depth: number): GlobPart {
    const patterns: GlobPattern[] = []
    do {
      this.#at += 1
      patterns.push(this.pattern(depth + 1))
    } while (this.#next() === ',')
    if (this.#next() === '}') this.#at += 1
    return { kind: 'alternatives', patterns }
  }

  /** A range has a low and a high end, and nothing else beside; a list has only characters. */
  #oneOf(): GlobPart {
    this.#at += 1
    const negated = this.#next() === '!'
    if (negated) this.#at += 1
    if (this.#characters[this.#at + 1] === '-') return this.#range(negated)
    const characters = new Set(this.#text(']'))
    this.#close()
    if (characters.size === 0) return failed('could not parse range')
    return { kind: 'list', characters, negated }
  }

  #range(negated: boolean): GlobPart {
    const [low, , high] = this.#characters.slice(this.#at)
    if (low === undefined || high === undefined) return failed('unexpected end of input')
    this.#at += 3
    this.#close()
    const [from, to] = [low.codePointAt(0) ?? 0, high.codePointAt(0) ?? 0]
    if (to < from) return failed('hi character should be greater than lo')
    return { kind: 'range', low: from, high: to, negated }
  }

  #close(): void {
    if (this.#next() === undefined) failed('unexpected end of input')
    if (this.#next() !== ']') failed('expected close range character')
    this.#at += 1
  }

  /** A backslash takes the special meaning from what follows it; the last of a pattern is nothing. */
  #text(breakers: string): string {
    let text = ''
    for (let next = this.#next(); next !== undefined && !breakers.includes(next); next = this.#next()) {
      this.#at += 1
      if (next === '\\') {
        text += this.#next() ?? ''
        this.#at += 1
      } else text += next
    }
    return text
  }

  #next(): string | undefined {
    return this.#characters[this.#at]
  }
}
