import { NotExact } from '../values/not-exact.ts'
import type { Value } from '../values/value.ts'
import { type Argument, argumentOf, extra, formatArgument } from './go-argument.ts'
import type { Verb } from './go-verb.ts'

/**
 * As Go's fmt.Sprintf, its words for wrong verbs and missing or superfluous arguments included. Throws NotExact where
 * the text grows beyond `most` characters.
 */
export function goSprintf(format: string, values: readonly Value[], most: number): string {
  const args = values.map(argumentOf)
  const parts: string[] = []
  const cursor: Cursor = { at: 0, next: 0, reordered: false }
  let length = 0
  while (cursor.at < format.length) {
    const percent = format.indexOf('%', cursor.at)
    const literal = percent < 0 ? format.slice(cursor.at) : format.slice(cursor.at, percent)
    cursor.at += literal.length
    const part = percent < 0 ? literal : literal + formatNext(format, args, cursor)
    length += part.length
    if (length > most) throw new NotExact(`a text of more than ${most} characters`)
    parts.push(part)
  }
  if (!cursor.reordered && cursor.next < args.length) parts.push(extra(args.slice(cursor.next)))
  return parts.join('')
}

interface Cursor {
  at: number
  /** The argument that comes next. */
  next: number
  /** An argument was asked for by its number (`%[2]d`): then none is superfluous. */
  reordered: boolean
}

const MOST = 1_000_000

/** What has been read of a verb. */
interface Reading {
  minus: boolean
  zero: boolean
  goodIndex: boolean
  /** Words that Go writes before the verb's own text. */
  complaints: string
}

/** Requires a `%` at the cursor. */
function formatNext(format: string, args: readonly Argument[], cursor: Cursor): string {
  cursor.at += 1
  const flags = takeFlags(format, cursor)
  const reading: Reading = {
    minus: flags.includes('-'),
    zero: zeroCounts(flags),
    goodIndex: true,
    complaints: '',
  }
  let afterIndex = takeIndex(format, args, cursor, reading)
  let width: number | undefined
  if (format[cursor.at] === '*') {
    width = takeWidth(args, cursor, reading)
    afterIndex = false
  } else {
    width = takeNumber(format, cursor)
    if (afterIndex && width !== undefined) reading.goodIndex = false
  }
  let precision: number | undefined
  if (format[cursor.at] === '.') {
    cursor.at += 1
    if (cursor.at === format.length)
      throw new NotExact('a format that ends in a point, which versions of OPA read differently')
    if (afterIndex) reading.goodIndex = false
    afterIndex = takeIndex(format, args, cursor, reading)
    if (format[cursor.at] === '*') {
      precision = takePrecision(args, cursor, reading)
      afterIndex = false
    } else precision = takeNumber(format, cursor) ?? 0
  }
  if (!afterIndex) takeIndex(format, args, cursor, reading)
  const letter = String.fromCodePoint(format.codePointAt(cursor.at) ?? 0)
  if (cursor.at >= format.length) return `${reading.complaints}%!(NOVERB)`
  cursor.at += letter.length
  if (letter === '%') return `${reading.complaints}%`
  if (!reading.goodIndex) return `${reading.complaints}%!${letter}(BADINDEX)`
  const arg = args[cursor.next]
  if (arg === undefined) return `${reading.complaints}%!${letter}(MISSING)`
  cursor.next += 1
  const { minus, zero, complaints } = reading
  const verb = { letter, minus, zero, ...flagsOf(flags), width, precision }
  return complaints + formatArgument(arg, verb)
}

function takeFlags(format: string, cursor: Cursor): string {
  const from = cursor.at
  while (cursor.at < format.length && '#0+- '.includes(format.charAt(cursor.at))) cursor.at += 1
  return format.slice(from, cursor.at)
}

function flagsOf(flags: string): Pick<Verb, 'plus' | 'sharp' | 'space'> {
  return { plus: flags.includes('+'), sharp: flags.includes('#'), space: flags.includes(' ') }
}

function zeroCounts(flags: string): boolean {
  return flags.includes('0') && !flags.includes('-')
}

/** `[n]`, if it stands here. An n that is none, or that there is no argument for, makes the verb a bad one. */
function takeIndex(format: string, args: readonly Argument[], cursor: Cursor, reading: Reading): boolean {
  if (format[cursor.at] !== '[') return false
  cursor.reordered = true
  const end = format.indexOf(']', cursor.at + 1)
  if (end < 0 || format.length - cursor.at < 3) {
    reading.goodIndex = false
    cursor.at += 1
    return false
  }
  const inside = format.slice(cursor.at + 1, end)
  cursor.at = end + 1
  const index = smallNumber(inside)
  const isGood = index !== undefined && index >= 1 && index <= args.length
  if (isGood) cursor.next = index - 1
  else reading.goodIndex = false
  return index !== undefined
}

function smallNumber(digits: string): number | undefined {
  return /^\d+$/.test(digits) && Number(digits.slice(0, -1)) <= MOST ? Number(digits) : undefined
}

/** Digits, if some stand here. Those of too large a number take the rest of the text with them. */
function takeNumber(format: string, cursor: Cursor): number | undefined {
  const from = cursor.at
  while (/\d/.test(format.charAt(cursor.at))) cursor.at += 1
  const digits = format.slice(from, cursor.at)
  if (digits === '') return undefined
  const number = smallNumber(digits)
  if (number === undefined) cursor.at = format.length
  return number
}

function takeWidth(args: readonly Argument[], cursor: Cursor, reading: Reading): number | undefined {
  const width = takeArgument(args, cursor)
  if (width === undefined) reading.complaints += '%!(BADWIDTH)'
  if (width === undefined || width >= 0) return width
  reading.minus = true
  reading.zero = false
  return -width
}

function takePrecision(args: readonly Argument[], cursor: Cursor, reading: Reading): number | undefined {
  const precision = takeArgument(args, cursor)
  if (precision !== undefined && precision >= 0) return precision
  reading.complaints += '%!(BADPREC)'
  return undefined
}

/** The next argument as a width or precision. */
function takeArgument(args: readonly Argument[], cursor: Cursor): number | undefined {
  cursor.at += 1
  const arg = args[cursor.next]
  if (arg === undefined) return undefined
  cursor.next += 1
  if (arg.type !== 'int' || arg.value > MOST || arg.value < -MOST) return undefined
  return Number(arg.value)
}
