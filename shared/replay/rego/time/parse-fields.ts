import { NotExact } from '../values/not-exact.ts'
import type { Chunk, Field, OffsetChunk } from './layout.ts'
import { MONTHS, WEEKDAYS } from '../../calendar-names.ts'

/** What has been read of a time so far; undefined where nothing told it. */
export interface Parts {
  year: number
  month: number | undefined
  day: number | undefined
  yearDay: number | undefined
  hour: number
  minute: number
  second: number
  nanosecond: number
  half: 'am' | 'pm' | undefined
  /** Seconds east of Greenwich. */
  offset: number | undefined
}

/** The text is no time of the layout. */
export class TimeMismatch extends Error {}

/** Reads one chunk from the start of the text into the parts, and gives what is left. `next` is the next chunk but literals. */
export function takeChunk(text: string, chunk: Chunk, next: Chunk | undefined, parts: Parts): string {
  switch (chunk.kind) {
    case 'literal':
      return skip(text, chunk.text)
    case 'offset':
      return takeOffset(text, chunk, parts)
    case 'fraction':
      return takeFraction(text, chunk, parts)
    case 'abbreviation':
      return takeAbbreviation(text, parts)
    case 'second':
    case 'zero-second':
      return takeSecond(text, chunk.kind, next, parts)
    default:
      return takeField(text, chunk.kind, parts)
  }
}

/** Spaces stand for any number of spaces, none at the end of the text included. */
function skip(text: string, literal: string): string {
  let [rest, wanted] = [text, literal]
  while (wanted !== '') {
    if (wanted.startsWith(' ')) {
      if (rest !== '' && !rest.startsWith(' ')) throw new TimeMismatch()
      rest = rest.replace(/^ +/, '')
      wanted = wanted.replace(/^ +/, '')
    } else {
      if (!rest.startsWith(wanted.charAt(0))) throw new TimeMismatch()
      rest = rest.slice(1)
      wanted = wanted.slice(1)
    }
  }
  return rest
}

type PlainField = Exclude<Field, 'abbreviation' | 'second' | 'zero-second'>

function takeField(text: string, field: PlainField, parts: Parts): string {
  switch (field) {
    case 'long-month':
    case 'month':
      return takeName(text, MONTHS, field === 'month', (index) => (parts.month = index + 1))
    case 'long-weekday':
    case 'weekday':
      return takeName(text, WEEKDAYS, field === 'weekday', () => undefined)
    case 'number-month':
    case 'zero-month':
      return takeNumber(text, field === 'zero-month', [1, 12], (month) => (parts.month = month))
    case 'day':
    case 'zero-day':
      return takeNumber(text, field === 'zero-day', [0, 99], (day) => (parts.day = day))
    case 'under-day':
      return takeNumber(text.replace(/^ /, ''), false, [0, 99], (day) => (parts.day = day))
    case 'under-year-day':
      return takeYearDay(text.replace(/^ {1,2}/, ''), 'some', parts)
    case 'zero-year-day':
      return takeYearDay(text, 'three', parts)
    case 'long-year':
      return takeLongYear(text, parts)
    case 'year':
      return takeYear(text, parts)
    case 'hour':
      return takeNumber(text, false, [0, 23], (hour) => (parts.hour = hour))
    case 'hour-12':
    case 'zero-hour-12':
      return takeNumber(text, field === 'zero-hour-12', [0, 12], (hour) => (parts.hour = hour))
    case 'minute':
    case 'zero-minute':
      return takeNumber(text, field === 'zero-minute', [0, 59], (minute) => (parts.minute = minute))
    case 'upper-pm':
    case 'lower-pm':
      return takeHalf(text, field === 'upper-pm' ? ['AM', 'PM'] : ['am', 'pm'], parts)
  }
}

/** In any case of ASCII letters. */
function takeName(
  text: string,
  names: readonly string[],
  short: boolean,
  put: (index: number) => void,
): string {
  const spelled = names.map((name) => (short ? name.slice(0, 3) : name))
  const index = spelled.findIndex((name) => text.slice(0, name.length).toLowerCase() === name.toLowerCase())
  const name = spelled[index]
  if (name === undefined || !/^[a-z]*$/i.test(text.slice(0, name.length))) throw new TimeMismatch()
  put(index)
  return text.slice(name.length)
}

/** One or two digits, or just two. */
function takeNumber(
  text: string,
  isFixed: boolean,
  [least, most]: readonly [number, number],
  put: (number: number) => void,
): string {
  const digits = (isFixed ? /^\d\d/ : /^\d{1,2}/).exec(text)?.[0]
  if (digits === undefined || Number(digits) < least || Number(digits) > most) throw new TimeMismatch()
  put(Number(digits))
  return text.slice(digits.length)
}

function takeYearDay(text: string, length: 'some' | 'three', parts: Parts): string {
  const digits = (length === 'three' ? /^\d{3}/ : /^\d{1,3}/).exec(text)?.[0]
  if (digits === undefined) throw new TimeMismatch()
  parts.yearDay = Number(digits)
  return text.slice(digits.length)
}

function takeLongYear(text: string, parts: Parts): string {
  if (!/^\d{4}/.test(text)) throw new TimeMismatch()
  parts.year = Number(text.slice(0, 4))
  return text.slice(4)
}

/** From 1969 to 2068. Go takes a sign for the first of the two digits. */
function takeYear(text: string, parts: Parts): string {
  if (!/^(?:\d\d|[+-]\d)/.test(text)) throw new TimeMismatch()
  const year = Number(text.slice(0, 2))
  parts.year = year + (year >= 69 ? 1900 : 2000)
  return text.slice(2)
}

function takeHalf(text: string, [am, pm]: readonly [string, string], parts: Parts): string {
  if (text.startsWith(pm)) parts.half = 'pm'
  else if (text.startsWith(am)) parts.half = parts.half === 'pm' ? 'pm' : 'am'
  else throw new TimeMismatch()
  return text.slice(2)
}

/** A fraction behind the seconds is taken where the layout has none. */
function takeSecond(
  text: string,
  field: 'second' | 'zero-second',
  next: Chunk | undefined,
  parts: Parts,
): string {
  if (/^[.,]\d/.test(text))
    throw new NotExact('a fraction without seconds before it, which older versions of OPA take')
  const rest = takeNumber(text, field === 'zero-second', [0, 59], (second) => (parts.second = second))
  if (next?.kind === 'fraction' || !/^[.,]\d/.test(rest)) return rest
  return takeDigits(rest, /^[.,]\d+/.exec(rest)?.[0].length ?? 0, parts)
}

function takeFraction(
  text: string,
  { exact, digits }: Chunk & { readonly kind: 'fraction' },
  parts: Parts,
): string {
  const written = /^[.,]\d+/.exec(text)?.[0] ?? ''
  if (!exact && written.length > 10)
    throw new NotExact('more than nine digits of a second, which versions of OPA read differently')
  if (!exact) return written === '' ? text : takeDigits(text, written.length, parts)
  if (/^[.,][+-]/.test(text)) throw new NotExact('a fraction of a second with a sign')
  if (written.length < digits + 1) throw new TimeMismatch()
  return takeDigits(text, digits + 1, parts)
}

/** Nine digits count, and what follows them is cut off. */
function takeDigits(text: string, length: number, parts: Parts): string {
  parts.nanosecond = Number(text.slice(1, Math.min(length, 10)).padEnd(9, '0'))
  return text.slice(length)
}

function takeOffset(text: string, { zulu, colon, to }: OffsetChunk, parts: Parts): string {
  if (zulu && text.startsWith('Z')) {
    if (to === 'seconds') throw new NotExact('Z where the layout has an offset with seconds')
    parts.offset = 0
    return text.slice(1)
  }
  const between = colon ? ':' : ''
  const more = { hours: 0, minutes: 1, seconds: 2 }[to]
  const match = new RegExp(String.raw`^([+-])(\d\d)${String.raw`${between}(\d\d)`.repeat(more)}`).exec(text)
  if (match === null) return refuseOffset(text)
  const [whole, sign, hours = '0', minutes = '0', seconds = '0'] = match
  if (Number(hours) > 24 || Number(minutes) > 60 || Number(seconds) > 60)
    throw new NotExact('an offset of more than a day, which not all versions of OPA take')
  const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  parts.offset = sign === '-' ? -size : size
  return text.slice(whole.length)
}

/** Older versions of OPA take signs where digits should be. */
function refuseOffset(text: string): never {
  if (/^[+-](?:[\d+-]\d:?){1,3}/.test(text)) throw new NotExact('an offset with signs in it')
  throw new TimeMismatch()
}

/** What other abbreviations stand for depends on the zone of the machine that OPA ran on. */
function takeAbbreviation(text: string, parts: Parts): string {
  const name = /^(?:UTC|GMT)(?![+-]\d)/.exec(text)?.[0]
  if (name === undefined && /^(?:[A-Z]{3}|ChST|MeST|[+-]\d)/.test(text))
    throw new NotExact(`the abbreviation of a time zone in ${JSON.stringify(text.slice(0, 10))}`)
  if (name === undefined) throw new TimeMismatch()
  parts.offset = 0
  return text.slice(3)
}
