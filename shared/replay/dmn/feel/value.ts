import type { CalendarDate } from './calendar.ts'
import type { Decimal } from './decimal.ts'

/** Any FEEL value (DMN 1.5, 10.3.2). */
export type Feel =
  | null
  | boolean
  | string
  | Decimal
  | DateValue
  | TimeValue
  | DateTimeValue
  | DaysDuration
  | MonthsDuration
  | RangeValue
  | FunctionValue
  | ContextValue
  | readonly Feel[]

export interface DateValue extends CalendarDate {
  readonly kind: 'date'
}

/** What a time is reckoned from: an offset in seconds, or a region of the IANA database. None: local time. */
export type Zone =
  | { readonly kind: 'offset'; readonly seconds: number }
  | { readonly kind: 'region'; readonly id: string }

export interface TimeValue {
  readonly kind: 'time'
  /** Nanoseconds since midnight. */
  readonly nanos: number
  readonly zone: Zone | undefined
}

export interface DateTimeValue {
  readonly kind: 'date and time'
  readonly date: CalendarDate
  readonly nanos: number
  readonly zone: Zone | undefined
}

export interface DaysDuration {
  readonly kind: 'days and time duration'
  readonly nanos: bigint
}

export interface MonthsDuration {
  readonly kind: 'years and months duration'
  readonly months: bigint
}

/** `written` tells `(< 10)` from `(null..10)`; an end that is null has no bound. `!=` holds what it excludes as start. */
export interface RangeValue {
  readonly kind: 'range'
  readonly written: 'interval' | '<' | '<=' | '>' | '>=' | '=' | '!='
  readonly start: Feel
  readonly end: Feel
  readonly startIncluded: boolean
  readonly endIncluded: boolean
}

export interface FunctionValue {
  readonly kind: 'function'
  /** For messages. */
  readonly name: string
  /** Of a function that the model defines; undefined of a built-in. */
  readonly parameters: readonly string[] | undefined
  readonly call: (invocation: Arguments) => Feel
}

export type Arguments =
  | { readonly kind: 'positional'; readonly values: readonly Feel[] }
  | { readonly kind: 'named'; readonly values: ReadonlyMap<string, Feel> }

export interface ContextValue {
  readonly kind: 'context'
  readonly entries: ReadonlyMap<string, Feel>
}

export type Kind =
  | 'null'
  | 'boolean'
  | 'string'
  | 'list'
  | Exclude<Feel, null | boolean | string | readonly Feel[]>['kind']

export function isList(value: Feel): value is readonly Feel[] {
  return Array.isArray(value)
}

export function kindOf(value: Feel): Kind {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'string') return 'string'
  return isList(value) ? 'list' : value.kind
}

/** Whether a value is of one of the kinds that are objects here. */
export function isKind<K extends Exclude<Kind, 'null' | 'boolean' | 'string' | 'list'>>(
  value: Feel,
  kind: K,
): value is Extract<Feel, { readonly kind: K }> {
  return typeof value === 'object' && value !== null && !isList(value) && value.kind === kind
}

export function context(entries: Iterable<readonly [string, Feel]>): ContextValue {
  return { kind: 'context', entries: new Map(entries) }
}

/** A duration of nanoseconds. */
export function days(nanos: bigint): DaysDuration {
  return { kind: 'days and time duration', nanos }
}

/** A duration of months. */
export function months(count: bigint): MonthsDuration {
  return { kind: 'years and months duration', months: count }
}
