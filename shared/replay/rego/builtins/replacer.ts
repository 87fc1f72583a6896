import { NotExact } from '../values/not-exact.ts'

const ASCII = /^[\u{0}-\u{7f}]*$/u

const MOST_CHARACTERS = 16_000_000

/**
 * As Go's strings.Replacer: from the start of the text on, the first pair that stands at a place is replaced, and
 * what it gave is not looked at again. An empty `from` stands at each place once.
 */
export function replaceAll(text: string, pairs: readonly (readonly [from: string, to: string])[]): string {
  const empty = pairs.find(([from]) => from === '')
  if (empty !== undefined && !ASCII.test(text))
    throw new NotExact(
      'an empty text is replaced in one of more than ASCII, between the bytes of a character',
    )
  const find = finder(pairs.filter(([from]) => from !== ''))
  const parts: string[] = []
  let length = 0
  let done = 0
  let at = 0
  let emptyBefore = false
  while (at <= text.length) {
    const pair: Pair | undefined =
      empty !== undefined && !emptyBefore && wins(empty, pairs) ? empty : find(text, at)
    emptyBefore = pair !== undefined && pair[0] === ''
    if (pair === undefined) {
      at += 1
      continue
    }
    parts.push(text.slice(done, at), pair[1])
    length += at - done + pair[1].length
    if (length > MOST_CHARACTERS) throw new NotExact(`a text of more than ${MOST_CHARACTERS} characters`)
    at += pair[0].length
    done = at
  }
  parts.push(text.slice(done))
  return parts.join('')
}

type Pair = readonly [from: string, to: string]

/** Pairs come in the order of their keys, so the empty one comes first and goes before all others. */
function wins(empty: Pair, pairs: readonly Pair[]): boolean {
  return pairs[0] === empty
}

/** By the first character, so that a text costs its length and not its length times the number of pairs. */
function finder(pairs: readonly Pair[]): (text: string, at: number) => Pair | undefined {
  const byFirst = Map.groupBy(pairs, ([from]) => from.charAt(0))
  return (text, at) => byFirst.get(text.charAt(at))?.find(([from]) => text.startsWith(from, at))
}
