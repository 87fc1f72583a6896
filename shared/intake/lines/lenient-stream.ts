import { parseLossless } from '../../proof/lossless-json.ts'

export interface LenientPlace {
  readonly id: string
  readonly seq: number
}

interface Member {
  readonly key: string
  /** Where its value starts and ends in the text; `end` is undefined where the text is cut short in it. */
  readonly start: number
  readonly end: number | undefined
}

const SPACE = /[ \t\r\n]*/y
/** What ends or opens something, or a string: all that the scan must see between two members. */
const NEXT = /["{}[\],]/g

/**
 * The place in its stream of a line that is no record: what `stream` at the top of the object says,
 * though the rest may be cut short, malformed, deep, or hold duplicate keys. Undefined where it is not
 * plain which place is meant (`stream`, `id` or `seq` given twice, bytes that are no UTF-8 in it).
 * Hostile input: linear time, no recursion.
 */
export function lenientStream(text: string): LenientPlace | undefined {
  const found = only(text, membersOf(text), 'stream')
  if (found === undefined || found[0] !== '{') return undefined
  const inner = membersOf(found)
  const id = read(only(found, inner, 'id'))
  const seq = read(only(found, inner, 'seq'))
  if (typeof id !== 'string' || id === '' || id.includes('\uFFFD')) return undefined
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 0) return undefined
  return { id, seq }
}

/** The text of the value of the one member named so. */
function only(text: string, members: readonly Member[], key: string): string | undefined {
  const named = members.filter((member) => member.key === key)
  const [first] = named
  if (named.length !== 1 || first?.end === undefined) return undefined
  return text.slice(first.start, first.end).trim()
}

function read(text: string | undefined): unknown {
  if (text === undefined) return undefined
  const reading = parseLossless(text)
  return reading.ok ? reading.value : undefined
}

/** The members of the object that the text starts with, up to where it ends or stops making sense. */
export function membersOf(text: string): readonly Member[] {
  const members: Member[] = []
  let at = skip(SPACE, text, 0)
  if (text[at] !== '{') return members
  at++
  for (;;) {
    at = skip(SPACE, text, at)
    const keyEnd = endOfString(text, at)
    if (keyEnd === undefined) return members
    const key = read(text.slice(at, keyEnd))
    at = skip(SPACE, text, keyEnd)
    if (typeof key !== 'string' || text[at] !== ':') return members
    const end = endOfValue(text, at + 1)
    members.push({ key, start: at + 1, end })
    if (end === undefined || text[end] !== ',') return members
    at = end + 1
  }
}

/** Where the value ends: at the `,` or the closing bracket that belongs to the object around it. */
export function endOfValue(text: string, start: number): number | undefined {
  let depth = 0
  NEXT.lastIndex = start
  for (let match = NEXT.exec(text); match !== null; match = NEXT.exec(text)) {
    const [sign] = match
    if (sign === '"') {
      const end = endOfString(text, match.index)
      if (end === undefined) return undefined
      NEXT.lastIndex = end
    } else if (sign === '{' || sign === '[') depth++
    else if (sign !== ',' && depth > 0) depth--
    else if (depth === 0) return match.index
  }
  return undefined
}

/** Past the closing quote of the string that starts here: the first with an even run of backslashes before it. */
function endOfString(text: string, start: number): number | undefined {
  if (text[start] !== '"') return undefined
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let escapes = at - 1
    while (text[escapes] === '\\') escapes--
    if ((at - escapes) % 2 === 1) return at + 1
  }
  return undefined
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}
