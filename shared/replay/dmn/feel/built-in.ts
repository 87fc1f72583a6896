import type { Run } from './run.ts'
import { type Feel, isKind, isList, type Kind, kindOf, type Arguments } from './value.ts'
import { atMidnight } from './temporal.ts'

interface Parameter {
  readonly name: string
  readonly kinds: readonly (Kind | 'any')[]
  /** May be left out. */
  readonly optional: boolean
  /** May be null. */
  readonly nullable: boolean
}

/** A function of DMN 1.5, 10.3.4. */
export interface BuiltIn {
  readonly call: (name: string, given: Arguments, run: Run) => Feel
}

/**
 * A built-in by its signatures, each parameter as `start position: number`; `?` after it: may be left out; `or null`:
 * may be null; several kinds are parted by `|`. Arguments come to `apply` in the order of the first signature that
 * they fit, those left out as undefined. Where they fit none the value is null.
 */
export function builtInOf(
  signatures: readonly (readonly string[])[],
  apply: (values: readonly Feel[], run: Run) => Feel | undefined,
): BuiltIn {
  const read = signatures.map((signature) => signature.map(parameterOf))
  return {
    call: (name, given, run) => {
      for (const signature of read) {
        const values = placed(signature, given)
        const fitting = values === undefined ? undefined : fitted(signature, values)
        if (fitting !== undefined)
          return apply(fitting, run) ?? run.fail(`${name} has no value for what it is given`)
      }
      return run.fail(`${name} is given other arguments than it takes`)
    },
  }
}

/** A built-in that takes a list, or its items one by one. */
export function listBuiltIn(apply: (items: readonly Feel[], run: Run) => Feel | undefined): BuiltIn {
  return {
    call: (name, given, run) => {
      const items = itemsOf(given)
      if (items === undefined) return run.fail(`${name} is given other arguments than it takes`)
      run.spend(items.length)
      return apply(items, run) ?? run.fail(`${name} has no value for what it is given`)
    },
  }
}

function itemsOf(given: Arguments): readonly Feel[] | undefined {
  const values = given.kind === 'positional' ? given.values : [...given.values.values()]
  if (given.kind === 'named' && !(given.values.size === 1 && given.values.has('list'))) return undefined
  const [only] = values
  if (values.length !== 1 || only === undefined) return values.length === 0 ? undefined : values
  return isList(only) ? only : only === null ? undefined : [only]
}

function parameterOf(written: string): Parameter {
  const [name = '', rest = ''] = written.split(': ')
  const nullable = rest.endsWith(' or null')
  const kinds = rest.replace(' or null', '').replace('?', '').split('|') as readonly (Kind | 'any')[]
  return { name, kinds, optional: rest.includes('?'), nullable }
}

/** Arguments in the order of the parameters; undefined where they are too few, too many, or of other names. */
function placed(
  signature: readonly Parameter[],
  given: Arguments,
): readonly (Feel | undefined)[] | undefined {
  const count = given.kind === 'positional' ? given.values.length : given.values.size
  if (count > signature.length) return undefined
  if (given.kind === 'positional') return signature.map((_, at) => given.values[at])
  const names = new Set(signature.map(({ name }) => name))
  return [...given.values.keys()].every((name) => names.has(name))
    ? signature.map(({ name }) => given.values.get(name))
    : undefined
}

function fitted(
  signature: readonly Parameter[],
  values: readonly (Feel | undefined)[],
): readonly Feel[] | undefined {
  const fitting: Feel[] = []
  for (const [at, parameter] of signature.entries()) {
    const value = values[at]
    if (value === undefined && !parameter.optional) return undefined
    if (value === null && !parameter.nullable) return undefined
    const fit = value === undefined || value === null ? value : converted(value, parameter.kinds)
    if (fit === undefined && value !== undefined) return undefined
    // What is left out stays undefined: functions tell it from null by its place in the list.
    fitting.push(fit as Feel)
  }
  return fitting
}

/** DMN 1.5, 10.3.2.9.4: a list of one for its item, an item for a list of one, midnight for a date. */
function converted(value: Feel, kinds: readonly (Kind | 'any')[]): Feel | undefined {
  if (kinds.includes('any') || kinds.includes(kindOf(value))) return value
  if (kinds.includes('list')) return [value]
  const [only] = isList(value) && value.length === 1 ? value : []
  if (only !== undefined && kinds.includes(kindOf(only))) return only
  return isKind(value, 'date') && kinds.includes('date and time') ? atMidnight(value) : undefined
}
