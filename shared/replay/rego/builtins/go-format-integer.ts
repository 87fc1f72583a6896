import { quoted } from '../values/term-text.ts'
import type { Verb } from './go-verb.ts'
import { padded } from './go-verb.ts'

const BASES: ReadonlyMap<string, number> = new Map([
  ['v', 10],
  ['d', 10],
  ['b', 2],
  ['o', 8],
  ['O', 8],
  ['x', 16],
  ['X', 16],
])

/** An int of Go. Undefined: the verb does not take one. */
export function formatInt(value: bigint, verb: Verb): string | undefined {
  const base = BASES.get(verb.letter)
  if (base !== undefined) return inBase(value, base, verb)
  switch (verb.letter) {
    case 'c':
      return padded(characterOf(value), verb)
    case 'q':
      return padded(quotedCharacter(value, verb), verb)
    case 'U':
      return padded(unicode(value, verb), { ...verb, zero: false })
    default:
      return undefined
  }
}

function inBase(value: bigint, base: number, verb: Verb): string {
  if (verb.precision === 0 && value === 0n) return ' '.repeat(verb.width ?? 0)
  const sign = signOf(value, verb)
  const least = verb.precision ?? (verb.zero ? (verb.width ?? 0) - sign.length : 0)
  const digits = digitsOf(value, base, verb).padStart(least, '0')
  return padded(sign + prefixOf(digits, base, verb) + digits, { ...verb, zero: false })
}

function prefixOf(digits: string, base: number, verb: Verb): string {
  const octal = verb.letter === 'O' ? '0o' : ''
  if (!verb.sharp) return octal
  if (base === 2) return '0b'
  if (base === 8) return octal + (digits.startsWith('0') ? '' : '0')
  if (base === 16) return verb.letter === 'X' ? '0X' : '0x'
  return ''
}

function signOf(value: bigint, verb: Verb): string {
  if (value < 0n) return '-'
  if (verb.plus) return '+'
  return verb.space ? ' ' : ''
}

function digitsOf(value: bigint, base: number, verb: Verb): string {
  const digits = (value < 0n ? -value : value).toString(base)
  return verb.letter === 'X' ? digits.toUpperCase() : digits
}

/** A big.Int of Go, which formats itself, by rules that differ a little. Undefined: not with this verb. */
export function formatBigInt(value: bigint, verb: Verb): string | undefined {
  const base = verb.letter === 's' ? 10 : BASES.get(verb.letter)
  if (base === undefined) return undefined
  const sign = signOf(value, verb)
  const prefix = bigPrefixOf(verb)
  const plain = digitsOf(value, base, verb)
  const digits = plain.padStart(verb.precision ?? 0, '0')
  const missing = Math.max(0, (verb.width ?? 0) - sign.length - prefix.length - digits.length)
  if (verb.minus) return sign + prefix + digits + ' '.repeat(missing)
  if (verb.zero && verb.precision === undefined) return sign + prefix + '0'.repeat(missing) + digits
  return ' '.repeat(missing) + sign + prefix + digits
}

function bigPrefixOf(verb: Verb): string {
  if (verb.letter === 'O') return '0o'
  const prefixes: ReadonlyMap<string, string> = new Map([
    ['b', '0b'],
    ['o', '0'],
    ['x', '0x'],
    ['X', '0X'],
  ])
  return verb.sharp ? (prefixes.get(verb.letter) ?? '') : ''
}

/** U+FFFD for what is no character. */
function characterOf(value: bigint): string {
  const isCharacter = value >= 0n && value <= 0x10ffffn && !(value >= 0xd800n && value <= 0xdfffn)
  return String.fromCodePoint(isCharacter ? Number(value) : 0xfffd)
}

function quotedCharacter(value: bigint, verb: Verb): string {
  const character = characterOf(value)
  if (character === "'") return `'\\''`
  if (character === '"') return `'"'`
  return `'${quoted(character, verb.plus ? 'ascii' : 'unicode').slice(1, -1)}'`
}

function unicode(value: bigint, verb: Verb): string {
  const unsigned = BigInt.asUintN(64, value)
  const digits = unsigned
    .toString(16)
    .toUpperCase()
    .padStart(Math.max(4, verb.precision ?? 0), '0')
  if (!verb.sharp || unsigned > 0x10ffffn) return `U+${digits}`
  const character = characterOf(value)
  const isPrinted = quoted(character).length === character.length + 2 || ['"', '\\'].includes(character)
  return isPrinted ? `U+${digits} '${character}'` : `U+${digits}`
}
