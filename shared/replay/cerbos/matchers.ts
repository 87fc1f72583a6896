import { compileGlob, GlobRefused, isPattern } from './glob.ts'
import type { Matcher } from './rule-table.ts'
import type { SourceText } from './store-refused.ts'

/** Matches a name of a rule: a pattern where it has a `*`, else the name itself. Throws StoreRefused. */
export function matcherOf(source: SourceText, key: string, at: number): Matcher {
  return isPattern(key) ? globOf(source, key, at) : (text) => text === key
}

/** Matches any of these, as actions that a role policy allows: the name itself, or any pattern. */
export function anyOf(source: SourceText, keys: readonly string[], at: number): Matcher {
  const literal = new Set(keys)
  const globs = keys.filter((key) => /[*?[\]{}\\]/.test(key)).map((key) => globOf(source, key, at))
  return (text) => literal.has(text) || globs.some((glob) => glob(text))
}

function globOf(source: SourceText, pattern: string, at: number): Matcher {
  try {
    return compileGlob(pattern)
  } catch (error) {
    if (error instanceof GlobRefused) return source.refuse(error.message, at, error)
    throw error
  }
}
