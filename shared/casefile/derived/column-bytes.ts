import { NO_CODE } from '../../model/segment.ts'
import { columnBytes } from '../lines/segment-columns.ts'
import { type ColumnSegment, NO_CODE_16, type TextSegment } from './column-segment.ts'
import { SHAPE_FIELDS } from './decision-facts.ts'
import type { TextBlob } from './text-blob.ts'

/** A segment as it lies in the table `decision_columns`. */
export interface ColumnRow {
  readonly first_ord: number
  readonly decisions: number
  readonly time: Uint8Array
  readonly shape: Uint8Array
  readonly shapes: Uint8Array
  readonly texts: string
}

/** A segment as it lies in the table `decision_texts`. */
export interface TextRow {
  readonly first_ord: number
  readonly decisions: number
  readonly id_end: Uint8Array
  readonly id_text: Uint8Array
  readonly run: Uint8Array
  readonly run_end: Uint8Array
  readonly run_text: Uint8Array
  readonly subject: Uint8Array
  readonly subject_end: Uint8Array
  readonly subject_text: Uint8Array
  readonly names: string
  readonly name_entries: Uint8Array
  readonly name_values: Uint8Array
  readonly place: Uint8Array
  readonly value: Uint8Array
  readonly value_end: Uint8Array
  readonly value_text: Uint8Array
}

/** Dates end there (ECMA-262, 21.4.1.1); a time that is none does not reach it. */
const LATEST = 8.64e15

/** A segment does not fit its own description. */
export class BadColumns extends Error {}

export function columnRow({ firstOrd, count, time, shape, shapes, texts }: ColumnSegment): ColumnRow {
  return {
    first_ord: firstOrd,
    decisions: count,
    time: columnBytes(time),
    shape: shortBytes(shape),
    shapes: columnBytes(shapes),
    texts: JSON.stringify(texts),
  }
}

export function textRow(segment: TextSegment): TextRow {
  const { ids, runs, subjects, values } = segment
  return {
    first_ord: segment.firstOrd,
    decisions: segment.count,
    id_end: columnBytes(ids.end),
    id_text: ids.bytes,
    run: shortBytes(segment.run),
    run_end: columnBytes(runs.end),
    run_text: runs.bytes,
    subject: shortBytes(segment.subject),
    subject_end: columnBytes(subjects.end),
    subject_text: subjects.bytes,
    names: JSON.stringify(segment.names),
    name_entries: columnBytes(segment.nameEntries),
    name_values: columnBytes(segment.nameValues),
    place: shortBytes(segment.place),
    value: shortBytes(segment.value),
    value_end: columnBytes(values.end),
    value_text: values.bytes,
  }
}

/** The row is hostile: every length, time and code is checked. Views, no copies. Throws BadColumns. */
export function columnSegment(row: ColumnRow): ColumnSegment {
  const count = row.decisions
  const texts = textsOf(row.texts)
  const shapes = numbers('shapes', row.shapes)
  checkCodes('shapes', shapes, { below: texts.length, orNone: NO_CODE })
  if (shapes.length % SHAPE_FIELDS.length !== 0) throw new BadColumns('a shape is not whole')
  const time = doubles('time', row.time, count)
  for (let at = 0; at < count; at += 1)
    if (!(Math.abs(time[at] as number) <= LATEST))
      throw new BadColumns('a decision is at no time that there is')
  const shape = shorts('shape', row.shape, count)
  checkCodes('shape', shape, { below: shapes.length / SHAPE_FIELDS.length })
  return { firstOrd: row.first_ord, count, time, shape, shapes, texts }
}

/** The row is hostile: every length and code is checked. Views, no copies. Throws BadColumns. */
export function textSegment(row: TextRow): TextSegment {
  const count = row.decisions
  const ids = blob('id', row.id_end, row.id_text)
  if (ids.end.length !== count) throw new BadColumns(`${ids.end.length} ids for ${count} decisions`)
  const runs = blob('run', row.run_end, row.run_text)
  const run = shorts('run', row.run, count)
  checkCodes('run', run, { below: runs.end.length })
  const subjects = blob('subject', row.subject_end, row.subject_text)
  const subject = shorts('subject', row.subject, count)
  checkCodes('subject', subject, { below: subjects.end.length, orNone: NO_CODE_16 })
  return { firstOrd: row.first_ord, count, ids, run, runs, subject, subjects, ...namedValues(row, count) }
}

type NamedValues = Pick<TextSegment, 'names' | 'nameEntries' | 'nameValues' | 'place' | 'value' | 'values'>

function namedValues(row: TextRow, count: number): NamedValues {
  const names = textsOf(row.names)
  const values = blob('value', row.value_end, row.value_text)
  const nameValues = numbers('name_values', row.name_values, names.length)
  checkEnds('name_values', nameValues, values.end.length)
  const entries = Math.floor(row.place.length / 2)
  const nameEntries = numbers('name_entries', row.name_entries, names.length)
  checkEnds('name_entries', nameEntries, entries)
  const place = shorts('place', row.place, entries)
  checkCodes('place', place, { below: count })
  const value = shorts('value', row.value, entries)
  for (let name = 0; name < names.length; name += 1) {
    const [from, fromValue] = name === 0 ? [0, 0] : [nameEntries[name - 1], nameValues[name - 1]]
    const below = (nameValues[name] as number) - (fromValue as number)
    checkCodes('value', value.subarray(from, nameEntries[name]), { below })
  }
  return { names, nameEntries, nameValues, place, value, values }
}

/** Places of decisions as they are stored. The bytes are hostile; their range is checked where it is known. */
export function ordColumn(bytes: Uint8Array): Uint32Array {
  return numbers('ords', bytes)
}

function blob(name: string, ends: Uint8Array, bytes: Uint8Array): TextBlob {
  const end = numbers(`${name}_end`, ends)
  checkEnds(`${name}_end`, end, bytes.length)
  return { end, bytes }
}

function checkEnds(name: string, end: Uint32Array, whole: number): void {
  let before = 0
  for (let at = 0; at < end.length; at += 1) {
    const each = end[at] as number
    if (each < before) throw new BadColumns(`column ${name} goes back`)
    before = each
  }
  if (before !== whole) throw new BadColumns(`column ${name} ends at ${before} of ${whole}`)
}

function checkCodes(
  name: string,
  codes: Uint16Array | Uint32Array,
  { below, orNone }: { readonly below: number; readonly orNone?: number },
): void {
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] as number
    if (code >= below && code !== orNone) throw new BadColumns(`column ${name} names ${code} of ${below}`)
  }
}

function textsOf(json: string): readonly string[] {
  let texts: unknown
  try {
    texts = JSON.parse(json)
  } catch (error) {
    throw new BadColumns('its texts are no JSON', { cause: error })
  }
  if (!Array.isArray(texts) || !texts.every((text) => typeof text === 'string'))
    throw new BadColumns('its texts are no list of strings')
  return texts
}

function shortBytes({ buffer, byteOffset, byteLength }: Uint16Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

function shorts(name: string, bytes: Uint8Array, count: number): Uint16Array {
  const { buffer, byteOffset } = aligned(name, bytes, 2, count)
  return new Uint16Array(buffer, byteOffset, count)
}

function numbers(name: string, bytes: Uint8Array, count = Math.floor(bytes.length / 4)): Uint32Array {
  const { buffer, byteOffset } = aligned(name, bytes, 4, count)
  return new Uint32Array(buffer, byteOffset, count)
}

function doubles(name: string, bytes: Uint8Array, count: number): Float64Array {
  const { buffer, byteOffset } = aligned(name, bytes, 8, count)
  return new Float64Array(buffer, byteOffset, count)
}

function aligned(name: string, bytes: Uint8Array, width: number, count: number): Uint8Array {
  if (bytes.length !== count * width)
    throw new BadColumns(`column ${name} has ${bytes.length} bytes for ${count} entries`)
  return bytes.byteOffset % width === 0 ? bytes : new Uint8Array(bytes)
}
