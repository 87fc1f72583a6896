import { NotExact } from '../values/not-exact.ts'

/** One formatting verb of Go's fmt with its flags. */
export interface Verb {
  /** The letter. */
  readonly letter: string
  readonly plus: boolean
  readonly minus: boolean
  readonly sharp: boolean
  readonly space: boolean
  /** Only where it is not `minus` too, which goes before it. */
  readonly zero: boolean
  readonly width: number | undefined
  readonly precision: number | undefined
}

/** Spaces up to the width, in code points; zeros on the left with the flag `0`. */
export function padded(text: string, verb: Verb): string {
  const missing = (verb.width ?? 0) - Array.from(text).length
  if (missing <= 0) return text
  if (verb.minus) return text + ' '.repeat(missing)
  return (verb.zero ? '0' : ' ').repeat(missing) + text
}

export function paddedText(text: string, verb: Verb): string {
  const short = (verb.width ?? 0) > Array.from(text).length
  if (verb.zero && short) throw new NotExact('a text padded with zeros, which not all versions of OPA do')
  return padded(text, verb)
}
