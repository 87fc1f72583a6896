import { NotExact } from '../values/not-exact.ts'
import { numberOfText } from '../values/number.ts'
import type { RegoNumber } from '../values/value.ts'
import { failed } from './builtin.ts'

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/** What Go's ParseFloat takes beyond numbers of JSON: `+1`, `01`, `.5`, `1.`, hexadecimal, digits parted by `_`. */
const GO_NUMBER =
  /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|0x(?:[\da-f_]+\.?[\da-f_]*|\.[\da-f_]+)(?:p[+-]?\d+)?)$/i

/** A string as `to_number` reads it: its text becomes the number's as it is. */
export function goNumber(text: string): RegoNumber {
  if (JSON_NUMBER.test(text)) {
    if (Number.isFinite(Number(text))) return numberOfText(text)
    return failed(`strconv.ParseFloat: parsing ${JSON.stringify(text)}: value out of range`)
  }
  if (GO_NUMBER.test(text))
    throw new NotExact('to_number of a string that is a number for Go and none for JSON')
  return failed(`strconv.ParseFloat: parsing ${JSON.stringify(text)}: invalid syntax`)
}
