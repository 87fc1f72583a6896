import { assertNever } from '../../../model/assert-never.ts'
import { FeelRefused } from './refused.ts'
import { atMidnight } from './temporal.ts'
import { type Feel, isKind, isList, type Kind, kindOf } from './value.ts'

/** A FEEL type (DMN 1.5, 10.3.2.3). A named one is looked up when it is used, since types may hold themselves. */
export type FeelType =
  | { readonly kind: 'any' }
  | { readonly kind: 'scalar'; readonly name: Kind }
  | { readonly kind: 'list'; readonly item: FeelType }
  | { readonly kind: 'context'; readonly entries: ReadonlyMap<string, FeelType> }
  | { readonly kind: 'range'; readonly of: FeelType }
  /** `signed`: by its parameters and result, which a function here does not tell. */
  | { readonly kind: 'function'; readonly signed: boolean }
  | { readonly kind: 'named'; readonly name: string; readonly resolve: () => FeelType }
  /** Only values that are allowed; `instance of` looks at the base alone. */
  | { readonly kind: 'constrained'; readonly base: FeelType; readonly allows: (value: Feel) => boolean }

export const ANY: FeelType = { kind: 'any' }

const SCALARS: readonly Kind[] = [
  'number',
  'string',
  'boolean',
  'date',
  'time',
  'date and time',
  'days and time duration',
  'years and months duration',
]
/** What DMN before 1.2, and files of many tools, call them. */
const ALIASES: ReadonlyMap<string, Kind> = new Map([
  ['dateTime', 'date and time'],
  ['dayTimeDuration', 'days and time duration'],
  ['yearMonthDuration', 'years and months duration'],
])

/** The built-in type of a name; undefined where it is none. */
export function builtInType(name: string): FeelType | undefined {
  if (name === 'Any') return ANY
  if (name === 'list') return { kind: 'list', item: ANY }
  if (name === 'context') return { kind: 'context', entries: new Map() }
  if (name === 'function') return { kind: 'function', signed: false }
  if (name === 'range') return { kind: 'range', of: ANY }
  const scalar = SCALARS.find((each) => each === name) ?? ALIASES.get(name)
  return scalar === undefined ? undefined : { kind: 'scalar', name: scalar }
}

/** `value instance of type`: null is of no type, and allowed values do not count. */
export function isInstance(value: Feel, type: FeelType): boolean {
  return value !== null && fits(value, type, 'whole')
}

/**
 * A value as a type takes it (DMN 1.5, 10.3.2.9.4): itself, a list of one for its one element and the other way
 * round, midnight for a date. Undefined where it does not conform. Entries that a context lacks count as null.
 */
export function coerced(value: Feel, type: FeelType): Feel | undefined {
  if (value === null || admits(value, type)) return value
  const [only] = isList(value) && value.length === 1 ? value : []
  if (only !== undefined && admits(only, type)) return only
  if (!isList(value) && admits([value], type)) return [value]
  if (isKind(value, 'date') && admits(atMidnight(value), type)) return atMidnight(value)
  return undefined
}

function admits(value: Feel, type: FeelType): boolean {
  return fits(value, type, 'in part') && allowed(value, type)
}

function fits(value: Feel, type: FeelType, entries: 'whole' | 'in part'): boolean {
  switch (type.kind) {
    case 'any':
      return true
    case 'scalar':
      return kindOf(value) === type.name
    case 'list':
      return isList(value) && value.every((item) => item === null || fits(item, type.item, entries))
    case 'context':
      return (
        isKind(value, 'context') &&
        [...type.entries].every(([name, of]) => entryFits(value.entries, name, of, entries))
      )
    case 'range':
      return (
        isKind(value, 'range') &&
        [value.start, value.end].every((end) => end === null || fits(end, type.of, entries))
      )
    case 'function':
      return isFunction(value, type.signed)
    case 'named':
      return fits(value, type.resolve(), entries)
    case 'constrained':
      return fits(value, type.base, entries)
    default:
      return assertNever(type)
  }
}

function isFunction(value: Feel, signed: boolean): boolean {
  const is = isKind(value, 'function')
  if (is && signed) throw new FeelRefused('whether a function has parameters and a result of given types')
  return is
}

function entryFits(
  entries: ReadonlyMap<string, Feel>,
  name: string,
  type: FeelType,
  wanted: 'whole' | 'in part',
): boolean {
  const entry = entries.get(name)
  return entry === undefined ? wanted === 'in part' : entry === null || fits(entry, type, wanted)
}

/** Whether all parts of a value that fits are among those allowed. */
function allowed(value: Feel, type: FeelType): boolean {
  if (value === null) return true
  switch (type.kind) {
    case 'any':
    case 'scalar':
    case 'range':
    case 'function':
      return true
    case 'list':
      return !isList(value) || value.every((item) => allowed(item, type.item))
    case 'context':
      return (
        !isKind(value, 'context') ||
        [...type.entries].every(([name, of]) => allowed(value.entries.get(name) ?? null, of))
      )
    case 'named':
      return allowed(value, type.resolve())
    case 'constrained':
      return allowed(value, type.base) && type.allows(value)
    default:
      return assertNever(type)
  }
}
