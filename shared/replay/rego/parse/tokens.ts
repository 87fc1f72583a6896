interface TokenPlace {
  readonly from: number
  readonly to: number
  /** A blank, a line's end or a comment stands before it. */
  readonly spaced: boolean
  /** A line's end stands before it. */
  readonly newline: boolean
}

export type Token = TokenPlace &
  (
    | { readonly kind: 'word'; readonly text: string }
    | { readonly kind: 'number'; readonly text: string }
    /** `value`: the content, escapes resolved. */
    | { readonly kind: 'string'; readonly value: string }
    /** A stretch of text of a template string: up to a `{`, or, if it is the last one, to the closing quote. */
    | { readonly kind: 'template'; readonly value: string; readonly opens: boolean; readonly closes: boolean }
    | { readonly kind: 'sign'; readonly text: Sign }
    | { readonly kind: 'end' }
  )

export const SIGNS = [
  '[',
  ']',
  '{',
  '}',
  '(',
  ')',
  ',',
  ':=',
  ':',
  '+',
  '-',
  '*',
  '/',
  '%',
  '&',
  '|',
  '==',
  '=',
  '!=',
  '>=',
  '>',
  '<=',
  '<',
  ';',
  '.',
] as const

export type Sign = (typeof SIGNS)[number]

export interface Comment {
  /** Behind the `#`. */
  readonly text: string
  readonly from: number
  readonly to: number
  /** From 1. */
  readonly line: number
  readonly column: number
}
