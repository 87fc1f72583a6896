import { type CelFunc, CelScalar, celFunc, celList } from '@bufbuild/cel'
import { RE2JS } from 're2js'
import { LIST } from '../cel/list-type.ts'
import { CannotEvaluate } from '../cel/outcome.ts'
import { checkSize } from '../cel/run.ts'
import { branded } from './branded-lists.ts'

const { INT, STRING } = CelScalar

const MOST_PATTERN = 2_000
const MOST_MATCHING = 10_000_000

/** The regex extension of cel-go: patterns are RE2, matched in a time that grows with the text. */
export const REGEX: readonly CelFunc[] = [
  celFunc('regex.replace', [STRING, STRING, STRING], STRING, (text, pattern, by) =>
    replace(text, pattern, by, -1n),
  ),
  celFunc('regex.replace', [STRING, STRING, STRING, INT], STRING, replace),
  celFunc('regex.extract', [STRING, STRING], LIST, (text, pattern) => {
    const [first] = matchesOf(text, pattern, 'one group')
    const found = first === undefined ? undefined : captured(first)
    return branded('optional', found === undefined ? [] : [found])
  }),
  celFunc('regex.extractAll', [STRING, STRING], LIST, (text, pattern) =>
    celList([...matchesOf(text, pattern, 'one group')].map(captured).filter((each) => each !== undefined)),
  ),
]

interface Match {
  readonly start: number
  readonly end: number
  /** The whole first; undefined: a group that took no part. */
  readonly groups: readonly (string | undefined)[]
}

/** The group where there is one, else the whole; undefined: the group is empty. */
function captured({ groups: [whole, ...rest] }: Match): string | undefined {
  if (rest.length === 0) return whole
  return rest[0] === '' ? undefined : rest[0]
}

function* matchesOf(text: string, pattern: string, groups: 'one group' | 'any'): Iterable<Match> {
  if (pattern.length > MOST_PATTERN || text.length * pattern.length > MOST_MATCHING)
    throw new CannotEvaluate(`a pattern of ${pattern.length} characters on ${text.length}`)
  const compiled = compile(pattern)
  const count = compiled.groupCount()
  if (groups === 'one group' && count > 1)
    throw new Error('regular expression has more than one capturing group')
  const matcher = compiled.matcher(text)
  while (matcher.find()) {
    const parts = Array.from({ length: count + 1 }, (_, at) => matcher.group(at) ?? undefined)
    yield { start: matcher.start(), end: matcher.end(), groups: parts }
  }
}

function compile(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern)
  } catch (error) {
    throw new Error(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

function replace(text: string, pattern: string, by: string, count: bigint): string {
  if (count === 0n) return text
  const pieces: string[] = []
  let last = 0
  let size = 0
  let replaced = 0n
  for (const { start, end, groups } of matchesOf(text, pattern, 'any')) {
    if (count > 0n && replaced >= count) break
    const piece = text.slice(last, start) + filled(by, groups)
    size += piece.length
    checkSize(size)
    pieces.push(piece)
    last = end
    replaced += 1n
  }
  return pieces.join('') + text.slice(last)
}

/** `\1` stands for a group, `\\` for a backslash. */
function filled(by: string, groups: readonly (string | undefined)[]): string {
  return by.replace(/\\([\s\S]?)/g, (_, next: string) => {
    if (next === '\\') return '\\'
    if (!/^\d$/.test(next)) throw new Error('invalid replacement string')
    if (Number(next) >= groups.length)
      throw new Error('replacement string references a group that is not there')
    return groups[Number(next)] ?? ''
  })
}
