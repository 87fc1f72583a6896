import { readAddress } from './ip-address.ts'

type Format = (text: string) => boolean

/** Formats of JSON Schema that are held, as the library of PDPs holds them. Others are not, and are refused. */
export const SCHEMA_FORMATS: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['date-time', isDateTime],
  ['date', isDate],
  ['ipv4', (text) => readAddress(text)?.family === 4],
  ['ipv6', (text) => readAddress(text)?.family === 6],
  ['uuid', (text) => /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(text)],
])

/** Formats that JSON Schema knows; unknown ones say nothing. */
export const OTHER_FORMATS: ReadonlySet<string> = new Set([
  'time',
  'duration',
  'period',
  'hostname',
  'email',
  'ip-address',
  'uri',
  'iri',
  'uri-reference',
  'uriref',
  'iri-reference',
  'uri-template',
  'regex',
  'json-pointer',
  'relative-json-pointer',
])

const TIME = /^(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:z|[+-](\d{2}):(\d{2}))$/i

function isDateTime(text: string): boolean {
  if (!/^t$/i.test(text[10] ?? '') || !isDate(text.slice(0, 10))) return false
  const parts = TIME.exec(text.slice(11))
  if (parts === null) return false
  const [hour = 0, minute = 0, second = 0, zoneHour = 0, zoneMinute = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0))
  return hour < 24 && minute < 60 && second < 60 && zoneHour < 24 && zoneMinute < 60
}

function isDate(text: string): boolean {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined) return false
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
