import { type CelFunc, CelScalar, type CelList, celFunc, celList, celMethod } from '@bufbuild/cel'
import { LIST } from '../cel/list-type.ts'
import { CannotEvaluate } from '../cel/outcome.ts'
import { checkSize } from '../cel/run.ts'

const { INT, STRING } = CelScalar

/**
 * The strings extension of cel-go, whose places are code points. `format` is left out: it is refused by name.
 */
export const STRINGS: readonly CelFunc[] = [
  celMethod('charAt', STRING, [INT], STRING, function (at) {
    const points = Array.from(this)
    return points[within(at, points.length)] ?? ''
  }),
  celMethod('indexOf', STRING, [STRING], INT, function (part) {
    return indexOf(this, part, 0n)
  }),
  celMethod('indexOf', STRING, [STRING, INT], INT, function (part, from) {
    return indexOf(this, part, from)
  }),
  celMethod('lastIndexOf', STRING, [STRING], INT, function (part) {
    const length = Array.from(this).length
    return part === '' ? BigInt(length) : length === 0 ? -1n : lastIndexOf(this, part, BigInt(length - 1))
  }),
  celMethod('lastIndexOf', STRING, [STRING, INT], INT, function (part, from) {
    return lastIndexOf(this, part, from)
  }),
  celMethod('lowerAscii', STRING, [], STRING, function () {
    return this.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  }),
  celMethod('upperAscii', STRING, [], STRING, function () {
    return this.replace(/[a-z]+/g, (letters) => letters.toUpperCase())
  }),
  celMethod('replace', STRING, [STRING, STRING], STRING, function (old, by) {
    return replace(this, old, by, -1n)
  }),
  celMethod('replace', STRING, [STRING, STRING, INT], STRING, function (old, by, count) {
    return replace(this, old, by, count)
  }),
  celMethod('split', STRING, [STRING], LIST, function (separator) {
    return celList(split(this, separator, -1n))
  }),
  celMethod('split', STRING, [STRING, INT], LIST, function (separator, count) {
    return celList(split(this, separator, count))
  }),
  celMethod('substring', STRING, [INT], STRING, function (start) {
    const points = Array.from(this)
    return points.slice(within(start, points.length)).join('')
  }),
  celMethod('substring', STRING, [INT, INT], STRING, function (start, end) {
    const points = Array.from(this)
    if (start > end) throw new Error(`invalid substring range. start: ${start}, end: ${end}`)
    return points.slice(within(start, points.length), within(end, points.length)).join('')
  }),
  celMethod('trim', STRING, [], STRING, function () {
    return this.replace(LEADING_SPACE, '').replace(TRAILING_SPACE, '')
  }),
  celMethod('reverse', STRING, [], STRING, function () {
    return Array.from(this).toReversed().join('')
  }),
  celMethod('join', LIST, [], STRING, function () {
    return textsOf(this).join('')
  }),
  celMethod('join', LIST, [STRING], STRING, function (separator) {
    checkSize(separator.length * this.size)
    return textsOf(this).join(separator)
  }),
  celFunc(
    'strings.quote',
    [STRING],
    STRING,
    (text) => `"${text.replace(/[\u0007\b\f\n\r\t\v\\"]/g, escaped)}"`,
  ),
]

/** White space as Go's unicode.IsSpace has it. */
const SPACE = String.raw`[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]`
const LEADING_SPACE = new RegExp(`^${SPACE}+`)
const TRAILING_SPACE = new RegExp(`(?<!${SPACE})${SPACE}+$`)

function within(at: bigint, length: number): number {
  if (at < 0n || at > BigInt(length)) throw new Error(`index out of range: ${at}`)
  return Number(at)
}

function indexOf(text: string, part: string, from: bigint): bigint {
  const points = Array.from(text)
  if (from < 0n) throw new Error(`index out of range: ${from}`)
  if (part === '') return from > BigInt(points.length) ? BigInt(points.length) : from
  if (from >= BigInt(points.length)) return -1n
  const unit = points.slice(0, Number(from)).join('').length
  return pointAt(text, text.indexOf(part, unit))
}

function lastIndexOf(text: string, part: string, from: bigint): bigint {
  const points = Array.from(text)
  if (from < 0n) throw new Error(`index out of range: ${from}`)
  if (part === '') return from > BigInt(points.length) ? BigInt(points.length) : from
  if (from >= BigInt(points.length)) return -1n
  const unit = points.slice(0, Number(from)).join('').length
  return pointAt(text, text.lastIndexOf(part, unit))
}

function pointAt(text: string, unit: number): bigint {
  return unit < 0 ? -1n : BigInt(Array.from(text.slice(0, unit)).length)
}

/** As Go's strings.Replace: an empty text stands before each code point and at the end. */
function replace(text: string, old: string, by: string, count: bigint): string {
  if (count === 0n) return text
  const pieces = old === '' ? ['', ...Array.from(text), ''] : text.split(old)
  const most = count < 0n ? pieces.length : Number(count)
  checkSize(text.length + Math.min(most, pieces.length) * by.length)
  return pieces.map((piece, at) => (at === 0 ? '' : at <= most ? by : old) + piece).join('')
}

/** As Go's strings.SplitN: the last piece is the rest. */
function split(text: string, separator: string, count: bigint): string[] {
  if (count === 0n) return []
  const pieces = separator === '' ? Array.from(text) : text.split(separator)
  if (count < 0n || BigInt(pieces.length) <= count) return pieces
  const first = pieces.slice(0, Number(count) - 1)
  return [...first, pieces.slice(first.length).join(separator)]
}

function textsOf(list: CelList): readonly string[] {
  return [...list].map((each) => {
    if (typeof each !== 'string') throw new Error('join: invalid input')
    return each
  })
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\u0007', String.raw`\a`],
  ['\b', String.raw`\b`],
  ['\f', String.raw`\f`],
  ['\n', String.raw`\n`],
  ['\r', String.raw`\r`],
  ['\t', String.raw`\t`],
  ['\v', String.raw`\v`],
  ['\\', '\\\\'],
  ['"', String.raw`\"`],
])

function escaped(character: string): string {
  const text = ESCAPES.get(character)
  if (text === undefined) throw new CannotEvaluate('strings.quote of an unknown character')
  return text
}
