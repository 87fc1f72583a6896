import { NotExact } from '../values/not-exact.ts'
import { numberOfInteger } from '../values/number.ts'
import type { Builtin } from './builtin.ts'
import { ANY, BOOLEAN, NUMBER, STRING, builtin, failed } from './builtin.ts'
import { operand, textOperand } from './operands.ts'

interface Version {
  readonly numbers: readonly bigint[]
  readonly preRelease: string
}

export const SEMVER: readonly Builtin[] = [
  builtin('semver.is_valid', [ANY], BOOLEAN, (args) => {
    const value = operand(args, 0)
    return typeof value === 'string' && versionOf(value) !== undefined
  }),
  builtin('semver.compare', [STRING, STRING], NUMBER, (args) => {
    const [a, b] = [0, 1].map((at) => {
      const text = textOperand(args, at)
      return versionOf(text) ?? failed(`operand ${at + 1}: string ${text} is not a valid SemVer`)
    })
    return numberOfInteger(a === undefined || b === undefined ? 0 : Math.sign(compare(a, b)))
  }),
]

const IDENTIFIERS = /^[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*$/

/** Undefined: none. As OPA reads it: numbers may begin with zeros, and parts after `-` and `+` may be empty. */
function versionOf(text: string): Version | undefined {
  if (text.startsWith('v'))
    throw new NotExact('a version that begins with v, which only some versions of OPA take for one')
  const [beforeMetadata, metadata] = cut(text, '+')
  const [core, preRelease] = cut(beforeMetadata, '-')
  if ([metadata, preRelease].some((part) => part !== '' && !IDENTIFIERS.test(part))) return undefined
  const parts = core.split('.')
  if (parts.length !== 3 || !parts.every((part) => /^\d+$/.test(part))) return undefined
  const numbers = parts.map(BigInt)
  return numbers.every(fits64) ? { numbers, preRelease } : undefined
}

function fits64(number: bigint): boolean {
  return BigInt.asIntN(64, number) === number
}

function cut(text: string, at: string): readonly [string, string] {
  const index = text.indexOf(at)
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)]
}

/** SemVer 2.0, section 11. */
function compare(a: Version, b: Version): number {
  for (const [at, number] of a.numbers.entries()) {
    const order = compareNumbers(number, b.numbers[at] ?? 0n)
    if (order !== 0) return order
  }
  if (a.preRelease === b.preRelease) return 0
  if (a.preRelease === '') return 1
  return b.preRelease === '' ? -1 : comparePreReleases(a.preRelease.split('.'), b.preRelease.split('.'))
}

function comparePreReleases(a: readonly string[], b: readonly string[]): number {
  for (const [at, left] of a.entries()) {
    const right = b[at]
    if (right === undefined) return 1
    const order = compareIdentifiers(left, right)
    if (order !== 0) return order
  }
  return a.length - b.length
}

/** Numbers by size and before all else; the rest by bytes, which are ASCII here. */
function compareIdentifiers(a: string, b: string): number {
  const [left, right] = [numberOf(a), numberOf(b)]
  if (left !== undefined && right !== undefined) return compareNumbers(left, right)
  if (left !== undefined) return -1
  if (right !== undefined || a > b) return 1
  return a < b ? -1 : 0
}

function numberOf(identifier: string): bigint | undefined {
  if (!/^\d+$/.test(identifier)) return undefined
  if (identifier.length > 18) throw new NotExact('a version with a number of more than 64 bits')
  return BigInt(identifier)
}

function compareNumbers(a: bigint, b: bigint): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
