import { RE2JS } from 're2js'
import { translated } from './pattern-syntax.ts'
import type { Run } from './run.ts'

const MAX_PATTERN = 4096

/** Whether a pattern of XPath (XQuery and XPath Functions 3.1, 5.6) is found in a text; undefined where it is none. */
export function matchesPattern(text: string, pattern: string, flags: string, run: Run): boolean | undefined {
  const compiled = compiledPattern(pattern, flags, run, text)
  return compiled?.matcher(text).find()
}

/** All that a pattern finds replaced; undefined where it is no pattern, or finds the empty string. */
export function replacedPattern(
  text: string,
  {
    pattern,
    flags,
    replacement,
  }: { readonly pattern: string; readonly flags: string; readonly replacement: string },
  run: Run,
): string | undefined {
  const compiled = compiledPattern(pattern, flags, run, text)
  if (compiled === undefined || compiled.matcher('').find()) return undefined
  const parts = flags.includes('q') ? [replacement] : replacementParts(replacement, compiled.groupCount())
  if (parts === undefined) return undefined
  const matcher = compiled.matcher(text)
  let [result, from] = ['', 0]
  while (matcher.find()) {
    const put = parts.map((part) => (typeof part === 'string' ? part : (matcher.group(part) ?? ''))).join('')
    result = run.made(`${result}${text.slice(from, matcher.start())}${put}`)
    from = matcher.end()
  }
  return run.made(result + text.slice(from))
}

/** The pieces of a text between what a pattern finds; undefined where it is no pattern, or finds the empty string. */
export function splitAtPattern(text: string, pattern: string, run: Run): readonly string[] | undefined {
  const compiled = compiledPattern(pattern, '', run, text)
  if (compiled === undefined || compiled.matcher('').find()) return undefined
  const matcher = compiled.matcher(text)
  const pieces: string[] = []
  let from = 0
  while (matcher.find()) {
    pieces.push(text.slice(from, matcher.start()))
    from = matcher.end()
    run.spend(1)
  }
  return [...pieces, text.slice(from)]
}

/** RE2 takes time in proportion to the text, whatever the pattern is. */
function compiledPattern(pattern: string, flags: string, run: Run, text: string): RE2JS | undefined {
  if (!/^[smixq]*$/.test(flags) || pattern.length > MAX_PATTERN) return undefined
  run.spend((pattern.length * (text.length + 64)) >> 8)
  const written = translated(pattern, flags)
  try {
    return written === undefined ? undefined : RE2JS.compile(written, flagsOf(flags))
  } catch {
    // A pattern that is none gives null in FEEL, not an error.
    return undefined
  }
}

function flagsOf(flags: string): number {
  return (
    (flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0) |
    (flags.includes('m') ? RE2JS.MULTILINE : 0) |
    (flags.includes('s') ? RE2JS.DOTALL : 0)
  )
}

/** Texts and numbers of groups; undefined where a `$` or a `\` stands for nothing. */
function replacementParts(replacement: string, groups: number): readonly (string | number)[] | undefined {
  const parts: (string | number)[] = []
  for (let at = 0; at < replacement.length;) {
    const here = replacement.charAt(at)
    const next = replacement.charAt(at + 1)
    if (here === '\\') {
      if (next !== '\\' && next !== '$') return undefined
      parts.push(next)
      at += 2
    } else if (here === '$') {
      if (!/\d/.test(next)) return undefined
      let digits = 1
      // As many digits as still name a group.
      while (
        /\d/.test(replacement.charAt(at + digits + 1)) &&
        Number(replacement.slice(at + 1, at + digits + 2)) <= groups
      )
        digits += 1
      const group = Number(replacement.slice(at + 1, at + 1 + digits))
      parts.push(group <= groups ? group : '')
      at += digits + 1
    } else {
      parts.push(here)
      at += 1
    }
  }
  return parts
}
