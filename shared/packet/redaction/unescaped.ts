/** A text whose escapes were read, and where in the first text each of its characters began, and its end. */
export interface Unescaped {
  readonly text: string
  readonly from: Uint32Array
}

/** JSON's escapes, and those of engines whose messages quote a value: `\u{202e}`, `\x1b`, `\'`. */
const ESCAPE =
  /\\(?:u(?<four>[\da-fA-F]{4})|u\{(?<any>[\da-fA-F]{1,5})\}|x(?<two>[\da-fA-F]{2})|(?<one>["'\\/bfnrt]))/g
const NAMED: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }
/** JSON quoted in JSON that a message quotes. */
const MOST_LEVELS = 3

/**
 * A text as it reads when its escapes are read, and those that are then left, and so on: evidence may write any
 * letter as an escape, and quote what is quoted. Time and memory: a few times the text.
 */
export function* unescapings(given: string): Generator<Unescaped> {
  let { text, from }: Unescaped = { text: given, from: new Uint32Array() }
  for (let level = 0; level < MOST_LEVELS && text.includes('\\'); level += 1) {
    const next = unescaped(text)
    if (next.text === text) return
    if (level > 0) for (const [at, place] of next.from.entries()) next.from[at] = from[place] ?? given.length
    ;({ text, from } = next)
    yield next
  }
}

function unescaped(given: string): Unescaped {
  const from = new Uint32Array(given.length + 1)
  const parts: string[] = []
  let length = 0
  const take = (part: string, start: number, step: 0 | 1): void => {
    parts.push(part)
    for (let at = 0; at < part.length; at += 1) from[length + at] = start + at * step
    length += part.length
  }
  let end = 0
  for (const found of given.matchAll(ESCAPE)) {
    take(given.slice(end, found.index), end, 1)
    take(characterOf(found.groups ?? {}), found.index, 0)
    end = found.index + found[0].length
  }
  take(given.slice(end), end, 1)
  from[length] = given.length
  return { text: parts.join(''), from: from.subarray(0, length + 1) }
}

function characterOf({ four, any, two, one = '' }: Readonly<Record<string, string | undefined>>): string {
  const hex = four ?? any ?? two
  return hex === undefined ? (NAMED[one] ?? one) : String.fromCodePoint(Number.parseInt(hex, 16))
}
