/** What a chunk of a Go layout stands for: the example time's own values, `Mon Jan 2 15:04:05 MST 2006`. */
export type Chunk =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: Field }
  /** Fractions of a second: a fixed number of digits, or as many as there are, up to that number. */
  | {
      readonly kind: 'fraction'
      readonly digits: number
      readonly exact: boolean
      readonly separator: string
    }
  | OffsetChunk

export interface OffsetChunk {
  readonly kind: 'offset'
  /** `Z` stands for no offset. */
  readonly zulu: boolean
  readonly colon: boolean
  readonly to: 'hours' | 'minutes' | 'seconds'
}

export type Field =
  | 'long-month'
  | 'month'
  | 'number-month'
  | 'zero-month'
  | 'long-weekday'
  | 'weekday'
  | 'day'
  | 'under-day'
  | 'zero-day'
  | 'under-year-day'
  | 'zero-year-day'
  | 'hour'
  | 'hour-12'
  | 'zero-hour-12'
  | 'minute'
  | 'zero-minute'
  | 'second'
  | 'zero-second'
  | 'long-year'
  | 'year'
  | 'upper-pm'
  | 'lower-pm'
  | 'abbreviation'

const OFFSETS = /^([-Z])07(?:(:?)00(?:\2(00))?)?/

/** Longer before shorter: the first that stands at a place counts. */
const FIELDS: readonly (readonly [string, Field])[] = [
  ['January', 'long-month'],
  ['Monday', 'long-weekday'],
  ['MST', 'abbreviation'],
  ['002', 'zero-year-day'],
  ['01', 'zero-month'],
  ['02', 'zero-day'],
  ['03', 'zero-hour-12'],
  ['04', 'zero-minute'],
  ['05', 'zero-second'],
  ['06', 'year'],
  ['15', 'hour'],
  ['1', 'number-month'],
  ['2006', 'long-year'],
  ['2', 'day'],
  ['__2', 'under-year-day'],
  ['_2', 'under-day'],
  ['3', 'hour-12'],
  ['4', 'minute'],
  ['5', 'second'],
  ['PM', 'upper-pm'],
  ['pm', 'lower-pm'],
]

/** A layout of Go's time package (time/format.go), or one of the names that OPA has for them. */
export function chunksOf(layout: string): readonly Chunk[] {
  const text = NAMED.get(layout) ?? layout
  const chunks: Chunk[] = []
  let literal = ''
  let at = 0
  while (at < text.length) {
    const [chunk, length] = chunkAt(text, at)
    if (chunk === undefined) literal += text.charAt(at)
    else {
      if (literal !== '') chunks.push({ kind: 'literal', text: literal })
      literal = ''
      chunks.push(chunk)
    }
    at += length
  }
  return literal === '' ? chunks : [...chunks, { kind: 'literal', text: literal }]
}

function chunkAt(text: string, at: number): readonly [Chunk | undefined, number] {
  const rest = text.slice(at, at + 9)
  if (rest.startsWith('_2006')) return [undefined, 1]
  if (/^(?:Jan|Mon)(?!uary|day)(?![a-z])/.test(rest))
    return [{ kind: rest.startsWith('Jan') ? 'month' : 'weekday' }, 3]
  const field = FIELDS.find(([example]) => rest.startsWith(example))
  if (field !== undefined) return [{ kind: field[1] }, field[0].length]
  const offset = OFFSETS.exec(rest)
  if (offset !== null) return [offsetOf(offset), offset[0].length]
  return fractionAt(text, at)
}

function offsetOf([whole, sign, colon, seconds]: RegExpExecArray): Chunk {
  const minutes = whole.length > 3
  return {
    kind: 'offset',
    zulu: sign === 'Z',
    colon: colon === ':',
    to: seconds === undefined ? (minutes ? 'minutes' : 'hours') : 'seconds',
  }
}

/** A point or comma, and noughts or nines that no other digit follows. */
function fractionAt(text: string, at: number): readonly [Chunk | undefined, number] {
  const match = /^[.,](0+|9+)(?!\d)/.exec(text.slice(at))
  const digits = match?.[1]
  if (digits === undefined) return [undefined, 1]
  const chunk: Chunk = {
    kind: 'fraction',
    digits: digits.length,
    exact: digits.startsWith('0'),
    separator: text.charAt(at),
  }
  return [chunk, digits.length + 1]
}

export const RFC3339_NANO = '2006-01-02T15:04:05.999999999Z07:00'
export const RFC3339 = '2006-01-02T15:04:05Z07:00'

const NAMED: ReadonlyMap<string, string> = new Map([
  ['ANSIC', 'Mon Jan _2 15:04:05 2006'],
  ['UnixDate', 'Mon Jan _2 15:04:05 MST 2006'],
  ['RubyDate', 'Mon Jan 02 15:04:05 -0700 2006'],
  ['RFC822', '02 Jan 06 15:04 MST'],
  ['RFC822Z', '02 Jan 06 15:04 -0700'],
  ['RFC850', 'Monday, 02-Jan-06 15:04:05 MST'],
  ['RFC1123', 'Mon, 02 Jan 2006 15:04:05 MST'],
  ['RFC1123Z', 'Mon, 02 Jan 2006 15:04:05 -0700'],
  ['RFC3339', RFC3339],
  ['RFC3339Nano', RFC3339_NANO],
])
