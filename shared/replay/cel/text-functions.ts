import { type CelFunc, CelScalar, celFunc, celList, celMethod } from '@bufbuild/cel'
import { RE2JS } from 're2js'
import { LIST } from './list-type.ts'
import { byBytes } from '../byte-order.ts'
import { CannotEvaluate } from './outcome.ts'
import { checkSize } from './run.ts'

const { BOOL, BYTES, STRING } = CelScalar

/** Operators and functions of texts, bytes and lists, where the library's own will not do. */
export const TEXTS: readonly CelFunc[] = [
  // By code points: the library compares UTF-16 units.
  celFunc('_<_', [STRING, STRING], BOOL, (a, b) => byBytes(a, b) < 0),
  celFunc('_<=_', [STRING, STRING], BOOL, (a, b) => byBytes(a, b) <= 0),
  celFunc('_>_', [STRING, STRING], BOOL, (a, b) => byBytes(a, b) > 0),
  celFunc('_>=_', [STRING, STRING], BOOL, (a, b) => byBytes(a, b) >= 0),
  celFunc('_+_', [STRING, STRING], STRING, (a, b) => {
    checkSize(a.length + b.length)
    return a + b
  }),
  celFunc('_+_', [BYTES, BYTES], BYTES, (a, b) => {
    checkSize(a.length + b.length)
    return Uint8Array.from([...a, ...b])
  }),
  // The library's are views of views, as deep as there were additions.
  celFunc('_+_', [LIST, LIST], LIST, (a, b) => {
    checkSize(a.size + b.size)
    return celList([...a, ...b])
  }),
  celMethod('matches', STRING, [STRING], BOOL, function (pattern) {
    return matches(this, pattern)
  }),
  celFunc('matches', [STRING, STRING], BOOL, matches),
]

/** Most characters of a pattern. It is matched in a time that grows with the text, whatever it holds (RE2). */
const MOST_PATTERN = 2_000
const MOST_MATCHING = 50_000_000

const patterns = new Map<string, RE2JS>()
const KEPT_PATTERNS = 200

function matches(text: string, pattern: string): boolean {
  if (text.length * pattern.length > MOST_MATCHING)
    throw new CannotEvaluate(`a pattern matched against ${text.length} characters`)
  const known = patterns.get(pattern)
  if (known !== undefined) return known.test(text)
  const compiled = compilePattern(pattern)
  if (patterns.size >= KEPT_PATTERNS) patterns.clear()
  patterns.set(pattern, compiled)
  return compiled.test(text)
}

function compilePattern(pattern: string): RE2JS {
  if (pattern.length > MOST_PATTERN)
    throw new CannotEvaluate(`a pattern of ${pattern.length} characters, more than ${MOST_PATTERN}`)
  try {
    return RE2JS.compile(pattern)
  } catch (error) {
    throw new Error(error instanceof Error ? error.message : String(error), { cause: error })
  }
}
