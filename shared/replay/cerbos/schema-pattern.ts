import { RE2JS } from 're2js'

const MOST_MATCHING = 10_000_000

/** Whether a pattern (RE2) is found in a text. Throws an Error for what is no pattern, or too much work. */
export function matchesPattern(text: string, pattern: string): boolean {
  if (text.length * pattern.length > MOST_MATCHING) throw new Error('a pattern on a long text')
  return RE2JS.compile(pattern).test(text)
}
