import type { QuarantinedLine } from '../../model/segment.ts'
import { parseLossless } from '../../proof/lossless-json.ts'
import { endOfValue, membersOf } from './lenient-stream.ts'

/** The field that a detail begins with: `check.policy.version: expected …`. Field names are those of our schemas. */
const FIELD = /^((?:[A-Za-z_]\w*)(?:\.[A-Za-z_]\w*|\[\d+\])*): /
const STEP = /\[(\d+)\]|\.?([A-Za-z_]\w*)/g
const BAD_BYTE = /^the line is no UTF-8 at its byte (\d+)$/

/** A part of a line, in bytes from its start. */
export interface FaultPlace {
  readonly byte: number
  readonly end: number
}

/** A part of a text, in UTF-16 units. */
interface TextPlace {
  readonly from: number
  readonly to: number
}

/**
 * Where in a line stands what its quarantine names: the first bad byte, the character at which it stops being
 * JSON, the value of the field. Undefined where the reason tells no place (a field that is missing at the top, no
 * fact). The line is hostile: linear time, no recursion.
 */
export function faultPlace(
  line: Uint8Array,
  { reason, detail }: Pick<QuarantinedLine, 'reason' | 'detail'>,
): FaultPlace | undefined {
  if (reason === 'bad-utf8') {
    const at = BAD_BYTE.exec(detail)?.[1]
    return at === undefined ? undefined : { byte: Number(at), end: Number(at) + 1 }
  }
  // Whatever else is wrong, the line was found to be UTF-8 before.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(line)
  const place = textPlace(text, { reason, detail })
  if (place === undefined) return undefined
  const byte = Buffer.byteLength(text.slice(0, place.from))
  return { byte, end: byte + Buffer.byteLength(text.slice(place.from, place.to)) }
}

function textPlace(
  text: string,
  { reason, detail }: Pick<QuarantinedLine, 'reason' | 'detail'>,
): TextPlace | undefined {
  switch (reason) {
    case 'not-json':
    case 'duplicate-key':
    case 'number-out-of-range':
    case 'lone-surrogate':
    case 'too-deep': {
      const reading = parseLossless(text)
      return reading.ok ? undefined : tokenAt(text, reading.offset)
    }
    case 'field-missing':
    case 'does-not-fit':
      return fieldPlace(text, FIELD.exec(detail)?.[1], reason === 'field-missing' ? 1 : 0)
    default:
      return undefined
  }
}

/** The token that begins there: a key in quotes, a number, or one character. */
function tokenAt(text: string, at: number): TextPlace {
  const token = /^(?:"(?:[^"\\]|\\.){0,200}"|[-+.\w]{1,200})/.exec(text.slice(at, at + 260))?.[0]
  return { from: at, to: Math.min(text.length, at + (token?.length ?? 1)) }
}

/** The value at a path of fields, or at as much of it as is there. `above` steps up from it. */
function fieldPlace(text: string, path: string | undefined, above: number): TextPlace | undefined {
  if (path === undefined) return undefined
  const steps = [...path.matchAll(STEP)]
  let place: TextPlace | undefined
  for (const [, index, name] of steps.slice(0, steps.length - above)) {
    const from = place?.from ?? 0
    const inner = text.slice(from, place?.to)
    const found = name === undefined ? itemOf(inner, Number(index)) : memberOf(inner, name)
    if (found === undefined) return undefined
    place = trimmed(text, { from: from + found.from, to: from + found.to })
  }
  return place
}

function memberOf(text: string, name: string): TextPlace | undefined {
  const member = membersOf(text).find(({ key }) => key === name)
  return member?.end === undefined ? undefined : { from: member.start, to: member.end }
}

/** The item of that number in the list that the text is. */
function itemOf(text: string, index: number): TextPlace | undefined {
  if (text[0] !== '[') return undefined
  let from = 1
  for (let item = 0; ; item += 1) {
    const to = endOfValue(text, from)
    if (to === undefined || item === index) return to === undefined ? undefined : { from, to }
    if (text[to] !== ',') return undefined
    from = to + 1
  }
}

function trimmed(text: string, { from, to }: TextPlace): TextPlace {
  const value = text.slice(from, to)
  const start = from + (value.length - value.trimStart().length)
  return { from: start, to: start + value.trim().length }
}
