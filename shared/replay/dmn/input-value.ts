import { assertNever } from '../../model/assert-never.ts'
import { lookedUp } from './feel/names.ts'
import { readDecimal } from './feel/decimal.ts'
import { FeelRefused } from './feel/refused.ts'
import { readDate, readDateTime, readDuration, readTime } from './feel/temporal-text.ts'
import { ANY, type FeelType } from './feel/type.ts'
import { type Feel, type Kind, kindOf } from './feel/value.ts'
import { type ExactJson, isExactObject, WrittenNumber } from './exact-json.ts'

/**
 * A value of JSON as a type reads it: JSON has no dates, times and durations, so where the type is one of these a
 * string is read as such. What does not fit the type stays as it is, for the type to find out. Throws FeelRefused for
 * numbers that decimal128 does not hold.
 */
export function inputValue(value: ExactJson, type: FeelType): Feel {
  if (value === null || typeof value === 'boolean') return value
  if (value instanceof WrittenNumber) return numberOf(value)
  if (typeof value === 'string') return textAs(value, type)
  if (Array.isArray(value)) {
    const item = itemType(type)
    return (value as readonly ExactJson[]).map((each) => inputValue(each, item))
  }
  if (!isExactObject(value)) return null
  const types = entryTypes(type)
  return {
    kind: 'context',
    entries: new Map(
      Object.entries(value).map(([key, each]) => [key, inputValue(each, lookedUp(types, key) ?? ANY)]),
    ),
  }
}

/** Exact: a number with more than 34 digits would be rounded, and a comparison could turn on it. */
function numberOf({ text }: WrittenNumber): Feel {
  const digits = text
    .replace(/[eE].*$/, '')
    .replaceAll(/[-.]/g, '')
    .replace(/^0+/, '')
    .replace(/0+$/, '')
  const value = digits.length > 34 ? undefined : readDecimal(text)
  if (value === undefined)
    throw new FeelRefused(`the number ${text.slice(0, 60)}, which decimal128 does not hold`)
  return value
}

function textAs(text: string, type: FeelType): Feel {
  switch (type.kind) {
    case 'named':
      return textAs(text, type.resolve())
    case 'constrained':
      return textAs(text, type.base)
    case 'list':
      // A list of one may come as its item.
      return textAs(text, type.item)
    case 'scalar':
      return temporal(text, type.name) ?? text
    case 'any':
    case 'context':
    case 'range':
    case 'function':
      return text
    default:
      return assertNever(type)
  }
}

function temporal(text: string, kind: Kind): Feel | undefined {
  if (kind === 'date') return readDate(text)
  if (kind === 'time') return readTime(text)
  if (kind === 'date and time') return readDateTime(text)
  const duration = readDuration(text)
  return duration !== undefined && kindOf(duration) === kind ? duration : undefined
}

function itemType(type: FeelType): FeelType {
  if (type.kind === 'named') return itemType(type.resolve())
  if (type.kind === 'constrained') return itemType(type.base)
  return type.kind === 'list' ? type.item : type
}

function entryTypes(type: FeelType): ReadonlyMap<string, FeelType> {
  if (type.kind === 'named') return entryTypes(type.resolve())
  if (type.kind === 'constrained') return entryTypes(type.base)
  if (type.kind === 'list') return entryTypes(type.item)
  return type.kind === 'context' ? type.entries : new Map()
}
