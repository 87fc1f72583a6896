import type { JsonValue } from '../../model/json.ts'
import type { Instant } from '../../model/time.ts'
import type { LineRefused } from '../lines/line-reading.ts'
import { readInstant } from './instant.ts'
import { type JsonObject, fieldOf } from './json-object.ts'
import { fieldMissing, misfit } from './misfit.ts'

/** What every entry of a log says of itself. */
export interface EntryHead {
  readonly ok: true
  readonly id: string
  readonly time: string
  readonly instant: Instant
}

/** Reads an entry's own id and time by the names that its system gives them. */
export function headOfEntry(
  entry: JsonObject,
  names: { readonly id: string; readonly time: string },
): EntryHead | Omit<LineRefused, 'stream'> {
  for (const name of [names.id, names.time]) if (fieldOf(entry, name) === undefined) return fieldMissing(name)
  const id = fieldOf(entry, names.id)
  if (!isName(id)) return misfit(`${names.id}: expected a text that is not empty`)
  const time = timeIn(fieldOf(entry, names.time))
  return time === undefined
    ? misfit(noTime(names.time))
    : { ok: true, id, time: time.text, instant: time.instant }
}

/** A value that is a date-time (RFC 3339), as it is written and as an instant; undefined where it is none. */
export function timeIn(
  value: JsonValue | undefined,
): { readonly text: string; readonly instant: Instant } | undefined {
  const instant = typeof value === 'string' ? readInstant(value) : undefined
  return typeof value !== 'string' || instant === undefined ? undefined : { text: value, instant }
}

export function noTime(field: string): string {
  return `${field}: not an RFC 3339 date-time`
}

/** A text that can name something. */
export function isName(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && value !== ''
}
