import { type CelUint, type CelValue, isCelUint } from '@bufbuild/cel'

/** A number of CEL: a double, an int as bigint, or a uint. */
export type CelNumber = number | bigint | CelUint

export function isNumber(value: CelValue): value is CelNumber {
  return typeof value === 'number' || typeof value === 'bigint' || isCelUint(value)
}

/** The number of an int or a uint without telling the two apart; of a double itself. */
export function plainNumber(value: CelNumber): number | bigint {
  return isCelUint(value) ? value.value : value
}
