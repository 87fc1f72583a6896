import { NotExact } from '../values/not-exact.ts'
import type { GlobPart, GlobPattern } from './glob-pattern.ts'

const ASCII = /^[\u{0}-\u{7f}]*$/u

/**
 * Throws NotExact for the patterns and texts for which OPA's library (github.com/gobwas/glob) gives other answers than
 * its own documentation says: what it compiles them to is at fault. What is let through was held against the library
 * itself.
 */
export function checkExact(pattern: GlobPattern, source: string, text: string): void {
  const problem = problemOf(pattern, source, text)
  if (problem !== undefined) throw new NotExact(`glob.match with ${problem}`)
}

function problemOf(pattern: GlobPattern, source: string, text: string): string | undefined {
  const isSimple = pattern.every(({ kind }) => kind === 'text' || kind === 'any' || kind === 'super')
  if (!isSimple && !ASCII.test(source + text)) return 'characters beyond ASCII and more than asterisks'
  if (!isSimple && text === '') return 'an empty text and more than asterisks'
  if (pattern.some((part) => part.kind === 'text' && part.text === '')) return 'a backslash at the end'
  if (pairs(pattern).some(([a, b]) => isWild(a) && isWild(b))) return 'wildcards beside each other'
  if (pattern.some((part) => !isFixed(part))) return 'braces that hold wildcards, or nothing'
  if (!goodBraces(pattern)) return 'alternatives of different lengths beside wildcards'
  const isShort = Array.from(text).length < least(pattern)
  return pattern.length === 3 && isShort ? 'a text that is shorter than the pattern' : undefined
}

function pairs(pattern: GlobPattern): readonly (readonly [GlobPart, GlobPart])[] {
  return pattern.flatMap((part, at) => {
    const next = pattern[at + 1]
    return next === undefined ? [] : [[part, next] as const]
  })
}

function isWild(part: GlobPart): boolean {
  if (part.kind === 'list' || part.kind === 'range') return part.negated
  return part.kind === 'any' || part.kind === 'super' || part.kind === 'single'
}

/** Braces that hold only texts and characters out of several. */
function isFixed(part: GlobPart): boolean {
  if (part.kind !== 'alternatives') return true
  return part.patterns.every((pattern) => pattern.length > 0 && pattern.every((inner) => isPlain(inner)))
}

function isPlain(part: GlobPart): boolean {
  if (part.kind === 'text') return part.text !== ''
  return (part.kind === 'list' || part.kind === 'range') && !part.negated
}

function goodBraces(pattern: GlobPattern): boolean {
  const uneven = pattern.filter((part) => !isEven(part))
  if (uneven.length === 0) return true
  const touching = pairs(pattern).some(
    ([a, b]) => (uneven.includes(a) && isWild(b)) || (uneven.includes(b) && isWild(a)),
  )
  return !touching && pattern.filter(isWild).length < 2
}

/** Alternatives that all have one length. */
function isEven(part: GlobPart): boolean {
  return part.kind !== 'alternatives' || new Set(part.patterns.map(least)).size === 1
}

/** How many characters it takes at least. */
function least(pattern: GlobPattern): number {
  return pattern.reduce((sum, part) => sum + leastOf(part), 0)
}

function leastOf(part: GlobPart): number {
  if (part.kind === 'text') return Array.from(part.text).length
  if (part.kind === 'alternatives') return Math.min(...part.patterns.map(least))
  return part.kind === 'any' || part.kind === 'super' ? 0 : 1
}
