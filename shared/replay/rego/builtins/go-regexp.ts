import { RE2JS } from 're2js'
import { Lru } from '../../lru.ts'
import { NotExact } from '../values/not-exact.ts'
import { failed } from './builtin.ts'

/** Texts of the groups, the whole match first; `''` where a group took no part, as Go has it. */
export interface Match {
  readonly from: number
  readonly to: number
  readonly groups: readonly string[]
}

export interface GoRegexp {
  readonly names: ReadonlyMap<string, number>
  /** The first match from a place on, the text before it being seen by `^` and `\b`. */
  find(text: string, from: number): Match | undefined
}

/** Longer patterns, or texts, are none that a policy means; time grows with the product of both. */
const MOST_PATTERN = 10_000
const MOST_PRODUCT = 200_000_000

const compiled = new Lru<GoRegexp>({ entries: 200, bytes: 4_000_000 })

/** RE2, as Go's regexp has it: time is linear in the text. Fails on a pattern that Go refuses. */
export function goRegexp(pattern: string): GoRegexp {
  const known = compiled.get(pattern)
  if (known !== undefined) return known
  const regexp = wrapped(pattern, compile(pattern))
  compiled.set(pattern, regexp, pattern.length * 200)
  return regexp
}

export function isValidPattern(pattern: string): boolean {
  try {
    compile(pattern)
    return true
  } catch (error) {
    if (error instanceof NotExact) throw error
    return false
  }
}

function compile(pattern: string): RE2JS {
  if (pattern.length > MOST_PATTERN) throw new NotExact(`a pattern of more than ${MOST_PATTERN} characters`)
  try {
    return RE2JS.compile(pattern)
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    if (words.includes('duplicate')) throw new NotExact('a pattern of which two groups have one name')
    return failed(words)
  }
}

function wrapped(pattern: string, regexp: RE2JS): GoRegexp {
  const names = new Map(Object.entries(regexp.matcher('').namedGroups))
  return {
    names,
    find(text, from) {
      if (pattern.length * text.length > MOST_PRODUCT)
        throw new NotExact('a pattern and a text that are too long to be matched')
      const matcher = regexp.matcher(text)
      if (!matcher.find(from)) return undefined
      const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, at) => matcher.group(at) ?? '')
      return { from: matcher.start(), to: matcher.end(), groups }
    },
  }
}

/** As Go's FindAll: an empty match right behind another is none. A negative `most` asks for all. */
export function allMatches(regexp: GoRegexp, text: string, most: number): readonly Match[] {
  const found: Match[] = []
  let at = 0
  let lastEnd = -1
  while (at <= text.length && (most < 0 || found.length < most)) {
    const match = regexp.find(text, at)
    if (match === undefined) break
    const isEmpty = match.to === at
    if (!isEmpty || match.from !== lastEnd) found.push(match)
    at = isEmpty ? at + characterLength(text, at) : match.to
    lastEnd = match.to
  }
  return found
}

function characterLength(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

/** As Go's Expand: `$1`, `$name`, `${name}`; a name is as long as it can be, and `$$` is a dollar. */
export function expand(template: string, { names }: GoRegexp, { groups }: Match): string {
  return template.replaceAll(
    /\$(?:\$|\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/gu,
    (_whole: string, braced?: string, bare?: string) => {
      const name = braced ?? bare
      if (name === undefined) return '$'
      const index = /^\d+$/.test(name) ? Number(name) : (names.get(name) ?? -1)
      return groups[index] ?? ''
    },
  )
}
