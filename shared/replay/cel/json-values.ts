import { celList, celMap, type CelValue } from '@bufbuild/cel'
import type { JsonValue } from '../../model/json.ts'
import { parseLossless } from '../../proof/lossless-json.ts'
import { CannotEvaluate } from './outcome.ts'

/**
 * The type that the host gave to numbers of JSON. `int`: whole numbers without fraction and exponent are int, all
 * others double. `double`: all are double, and integers beyond 2^53 are rounded as the host did. `unsaid`: as
 * `double`, but an integer that no double holds is not guessed: to read it is CannotEvaluate.
 */
export type Numbers = 'int' | 'double' | 'unsaid'

export type CelJson =
  | { readonly ok: true; readonly value: CelValue }
  /** In words, without a subject: `is no JSON that can be read: …`. */
  | { readonly ok: false; readonly why: string }

/** JSON text as a CEL value: objects are maps, arrays lists. Never throws; the text is hostile. */
export function readCelJson(text: string, numbers: Numbers): CelJson {
  const reading = parseLossless(text)
  if (!reading.ok) return { ok: false, why: `is no JSON that can be read: ${reading.detail}` }
  try {
    const json = numbers === 'int' ? withIntegers(text) : reading.value
    return { ok: true, value: celValueOf(json, numbers) }
  } catch (error) {
    if (error instanceof OutOfRange) return { ok: false, why: error.message }
    throw error
  }
}

/** JSON with integers as bigint. */
type IntegerJson = JsonValue | bigint

type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown

/**
 * Integers as they are written; fractions, exponents and `1.0` stay doubles. Requires text that parseLossless takes.
 */
function withIntegers(text: string): IntegerJson {
  const reviver: Reviver = (_key, value, { source }) => {
    if (typeof value !== 'number' || source === undefined || !/^-?\d+$/.test(source)) return value
    const integer = BigInt(source)
    if (BigInt.asIntN(64, integer) !== integer)
      throw new OutOfRange(`holds the number ${cut(source)}, which is no 64-bit integer`)
    return integer
  }
  return JSON.parse(text, reviver as (key: string, value: unknown) => unknown) as IntegerJson
}

class OutOfRange extends Error {}

/** A value of JSON as a CEL value. Requires one at most as deep as parseLossless gives. */
export function celValueOf(json: IntegerJson, numbers: Numbers): CelValue {
  if (json === null || typeof json !== 'object') return json
  if (JSON.isRawJSON(json)) return double(json.rawJSON, numbers)
  if (Array.isArray(json))
    return celList((json as readonly IntegerJson[]).map((item) => celValueOf(item, numbers)))
  const made = new KeyedValues()
  for (const [key, value] of Object.entries(json)) made.put(key, value, numbers)
  return celMap(made)
}

/** Says that it was cut: a part of a value that is withheld is found by that. */
function cut(digits: string): string {
  return digits.length > 24 ? `${digits.slice(0, 24)}…` : digits
}

function double(digits: string, numbers: Numbers): number {
  const value = Number(digits)
  if (!Number.isFinite(value)) throw new OutOfRange(`holds the number ${cut(digits)}, which no double holds`)
  if (numbers === 'unsaid' && BigInt(value) !== BigInt(digits)) throw new Inexact(digits)
  return value
}

/** An integer that no double holds, met where the bundle does not say what the host made of it. */
class Inexact extends OutOfRange {
  constructor(digits: string) {
    super(
      `holds ${digits}, which no double holds, and the bundle does not say whether its host read numbers as int or double`,
    )
  }
}

/** Keys with their values; one that cannot be told is an error when it is read, and not before. */
class KeyedValues extends Map<string, CelValue> {
  readonly #untold = new Map<string, string>()

  put(key: string, json: IntegerJson, numbers: Numbers): void {
    try {
      this.set(key, celValueOf(json, numbers))
    } catch (error) {
      if (!(error instanceof Inexact)) throw error
      this.#untold.set(key, `the request ${error.message}`)
      this.set(key, null)
    }
  }

  override get(key: string): CelValue | undefined {
    this.#tell(key)
    return super.get(key)
  }

  override *entries(): MapIterator<[string, CelValue]> {
    for (const [key, value] of super.entries()) {
      this.#tell(key)
      yield [key, value]
    }
  }

  override [Symbol.iterator](): MapIterator<[string, CelValue]> {
    return this.entries()
  }

  override *values(): MapIterator<CelValue> {
    for (const [, value] of this.entries()) yield value
  }

  #tell(key: string): void {
    const why = this.#untold.get(key)
    if (why !== undefined) throw new CannotEvaluate(why)
  }
}
