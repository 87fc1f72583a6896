import { wholeOf } from '../values/arithmetic.ts'
import { NotExact } from '../values/not-exact.ts'
import { int64Of } from '../values/number.ts'
import type { RegoArray, RegoNumber, RegoObject, RegoSet, Value, ValueKind } from '../values/value.ts'
import { isArray, isNumber, isObject, isSet, kindOf } from '../values/value.ts'
import { wrongOperand } from './builtin.ts'

type Args = readonly Value[]

/** Arguments by their place from 0, or BuiltinError in OPA's words where one is of another type. */
export function operand(args: Args, at: number): Value {
  const value = args[at]
  if (value === undefined) throw new RangeError(`no argument ${at}`)
  return value
}

export function numberOperand(args: Args, at: number): RegoNumber {
  const value = operand(args, at)
  return isNumber(value) ? value : wrongType(at, value, ['number'])
}

/** A string of UTF-8: ends in NotExact for one that holds other bytes, for which Go's functions have ways of their own. */
export function textOperand(args: Args, at: number): string {
  return utf8(bytesOperand(args, at))
}

/** A string of any bytes: see values/bytes.ts. */
export function bytesOperand(args: Args, at: number): string {
  const value = operand(args, at)
  return typeof value === 'string' ? value : wrongType(at, value, ['string'])
}

export function arrayOperand(args: Args, at: number): RegoArray {
  const value = operand(args, at)
  return isArray(value) ? value : wrongType(at, value, ['array'])
}

export function objectOperand(args: Args, at: number): RegoObject {
  const value = operand(args, at)
  return isObject(value) ? value : wrongType(at, value, ['object'])
}

export function setOperand(args: Args, at: number): RegoSet {
  const value = operand(args, at)
  return isSet(value) ? value : wrongType(at, value, ['set'])
}

/** An integer that is written as one (`1.0` is not). Ends in NotExact beyond ±(2^53 - 1). */
export function integerOperand(args: Args, at: number): number {
  const integer = int64Of(numberOperand(args, at))
  if (integer === undefined)
    return wrongOperand(`operand ${at + 1} must be integer number but got floating-point number`)
  if (integer > Number.MAX_SAFE_INTEGER || integer < Number.MIN_SAFE_INTEGER)
    throw new NotExact(`an integer as large as ${integer} stands where a place or a number of things should`)
  return Number(integer)
}

/** An integer of any size, however it is written. */
export function wholeOperand(args: Args, at: number): bigint {
  const value = operand(args, at)
  if (!isNumber(value)) return wrongType(at, value, ['integer'])
  return (
    wholeOf(value) ?? wrongOperand(`operand ${at + 1} must be integer number but got floating-point number`)
  )
}

/** The elements of an array or a set, in order. */
export function elementsOperand(args: Args, at: number, expected: readonly string[]): readonly Value[] {
  const value = operand(args, at)
  if (isArray(value)) return value
  return isSet(value) ? value.elements() : wrongType(at, value, expected)
}

/** The strings of an array or a set. */
export function textsOperand(args: Args, at: number, expected: readonly string[]): readonly string[] {
  return elementsOperand(args, at, expected).map((element) =>
    typeof element === 'string' ? utf8(element) : wrongElement(at, operand(args, at), element, 'string'),
  )
}

export function utf8(text: string): string {
  if (text.isWellFormed()) return text
  throw new NotExact('a string holds bytes that are no UTF-8')
}

export function wrongType(at: number, value: Value, expected: readonly string[]): never {
  const wanted = expected.length === 1 ? expected.join('') : `one of {${expected.join(', ')}}`
  return wrongOperand(`operand ${at + 1} must be ${wanted} but got ${kindOf(value)}`)
}

export function wrongElement(at: number, whole: Value, element: Value, expected: string): never {
  const kind: ValueKind = kindOf(whole)
  return wrongOperand(
    `operand ${at + 1} must be ${kind} of ${expected}s but got ${kind} containing ${kindOf(element)}`,
  )
}
