import { FeelRefused } from './refused.ts'

/** XPath's classes in RE2's words, for use within brackets. */
const CLASSES: ReadonlyMap<string, string> = new Map([
  ['d', '\\p{Nd}'],
  ['D', '\\P{Nd}'],
  ['s', ' \\t\\n\\r'],
  ['w', '\\p{L}\\p{M}\\p{N}\\p{S}'],
])
const OUTSIDE: ReadonlyMap<string, string> = new Map([
  ['S', '[^ \\t\\n\\r]'],
  ['W', '[^\\p{L}\\p{M}\\p{N}\\p{S}]'],
])
const SINGLE = 'nrt\\|.?*+(){}-[]^$'

/**
 * A pattern of XPath as RE2 reads it; undefined where it is none. What RE2 does not have is refused: backreferences,
 * XML's name classes, blocks of Unicode, and subtraction of classes.
 */
export function translated(pattern: string, flags: string): string | undefined {
  if (flags.includes('q')) return pattern.replaceAll(/[\\^$.|?*+()[\]{}]/g, String.raw`\$&`)
  let [result, inClass] = ['', false]
  for (let at = 0; at < pattern.length; at += 1) {
    const here = pattern.charAt(at)
    if (here === '\\') {
      const escape = escaped(pattern, at + 1, inClass)
      if (escape === undefined) return undefined
      result += escape.written
      at += escape.length
    } else if (inClass) {
      if (here === '[') throw new FeelRefused('a pattern that subtracts one class of characters from another')
      inClass = here !== ']'
      result += here
    } else if (here === '[') {
      inClass = true
      const negated = pattern.charAt(at + 1) === '^'
      result += negated ? '[^' : '['
      at += negated ? 1 : 0
      if (pattern.charAt(at + 1) === ']') return undefined
    } else if (here === '(' && pattern.charAt(at + 1) === '?' && pattern.charAt(at + 2) !== ':')
      return undefined
    else if (here === ']' || here === '}') return undefined
    else if (here === '{') {
      const repetition = repeated(pattern.slice(at, at + 20))
      if (repetition === undefined) return undefined
      result += repetition
      at += repetition.length - 1
    } else if (here === '.' && !flags.includes('s')) result += String.raw`[^\n\r]`
    else if (!(flags.includes('x') && /[ \t\n\r]/.test(here))) result += here
  }
  return inClass ? undefined : result
}

interface Escape {
  readonly written: string
  /** Characters after the backslash. */
  readonly length: number
}

function escaped(pattern: string, at: number, inClass: boolean): Escape | undefined {
  const here = pattern.charAt(at)
  const ofClass = CLASSES.get(here)
  if (ofClass !== undefined) return { written: inClass ? ofClass : `[${ofClass}]`, length: 1 }
  const outside = OUTSIDE.get(here)
  if (outside !== undefined) {
    if (inClass) throw new FeelRefused(`a pattern with \\${here} in a class of characters`)
    return { written: outside, length: 1 }
  }
  if (/[iIcC]/.test(here)) throw new FeelRefused(`a pattern with XML's class \\${here}`)
  if (/\d/.test(here)) throw new FeelRefused('a pattern that refers back to a group')
  if (here === 'p' || here === 'P') return category(pattern, at)
  return here !== '' && SINGLE.includes(here) ? { written: `\\${here}`, length: 1 } : undefined
}

/** `{2}`, `{2,}` or `{2,5}`; undefined where it is none of them. RE2 repeats a thousand times at most. */
function repeated(written: string): string | undefined {
  const match = /^\{(\d{1,6})(?:,(\d{0,6}))?\}/.exec(written)
  if (match === null) return undefined
  if (Math.max(Number(match[1]), Number(match[2] ?? 0)) > 1000)
    throw new FeelRefused('a pattern that repeats more than a thousand times')
  return match[0]
}

function category(pattern: string, at: number): Escape | undefined {
  const match = /^[pP]\{([A-Za-z0-9-]{1,40})\}/.exec(pattern.slice(at, at + 50))
  if (match === null) return undefined
  if (match[1]?.startsWith('Is') === true)
    throw new FeelRefused(`a pattern with the block of Unicode ${match[1]}`)
  return /^[LMNPZSC][a-z]?$/.test(match[1] ?? '')
    ? { written: `\\${match[0]}`, length: match[0].length }
    : undefined
}
