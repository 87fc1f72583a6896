import { bigFloatOf, multiplyFloats, bigFloatOfInteger, truncated } from '../values/big-float.ts'
import { NotExact } from '../values/not-exact.ts'
import { numberOfInteger, numberOfText } from '../values/number.ts'
import type { RegoNumber } from '../values/value.ts'
import type { Builtin } from './builtin.ts'
import { NUMBER, STRING, builtin, failed } from './builtin.ts'
import { goLower } from './go-case.ts'
import { textOperand } from './operands.ts'

export const UNITS: readonly Builtin[] = [
  builtin('units.parse', [STRING], NUMBER, (args) => parseUnits(textOperand(args, 0))),
  builtin('units.parse_bytes', [STRING], NUMBER, (args) => parseBytes(textOperand(args, 0))),
]

const PREFIXES = ['k', 'm', 'g', 't', 'p', 'e']

/** By letter case: `m` is a thousandth, `M` a million; of all others it makes no difference. */
const UNIT_FACTORS: ReadonlyMap<string, bigint> = new Map([
  ['', 1n],
  ...PREFIXES.flatMap((prefix, at): [string, bigint][] => {
    const upper = prefix.toUpperCase()
    const decimal = 1000n ** BigInt(at + 1)
    const binary = 1024n ** BigInt(at + 1)
    const both: [string, bigint][] = [
      [upper, decimal],
      [`${prefix}i`, binary],
      [`${upper}i`, binary],
    ]
    return prefix === 'm' ? both : [...both, [prefix, decimal]]
  }),
])

const BYTE_FACTORS: ReadonlyMap<string, bigint> = new Map([
  ['', 1n],
  ...PREFIXES.flatMap((prefix, at): [string, bigint][] => [
    [prefix, 1000n ** BigInt(at + 1)],
    [`${prefix}b`, 1000n ** BigInt(at + 1)],
    [`${prefix}i`, 1024n ** BigInt(at + 1)],
    [`${prefix}ib`, 1024n ** BigInt(at + 1)],
  ]),
])

/** A number of bytes, what is left of one cut off; calculated in 64 bits of precision. */
function parseBytes(text: string): RegoNumber {
  const { amount, unit } = partsOf(goLower(text).replaceAll('"', ''))
  const factor = BYTE_FACTORS.get(unit) ?? failed(`byte unit ${unit} not recognized`)
  return numberOfInteger(truncated(multiplyFloats(bigFloatOf(decimal(amount)), bigFloatOfInteger(factor))))
}

/** The double nearest to a thousandth, which is what OPA multiplies with, as a fraction. */
const MILLI = { numerator: 1_152_921_504_606_847n, denominator: 1n << 60n }

/** Calculated in full, and written with ten places where it is no integer. */
function parseUnits(text: string): RegoNumber {
  const { amount, unit: written } = partsOf(text.replaceAll('"', ''))
  const unit = written.slice(0, 1) + goLower(written.slice(1))
  const factor =
    unit === 'm'
      ? MILLI
      : { numerator: UNIT_FACTORS.get(unit) ?? failed(`unit ${unit} not recognized`), denominator: 1n }
  const { numerator, denominator } = fractionOf(decimal(amount))
  const [top, bottom] = [numerator * factor.numerator, denominator * factor.denominator]
  if (top % bottom === 0n) return numberOfInteger(top / bottom)
  return numberOfText(tenPlaces(top, bottom))
}

interface Parts {
  readonly amount: string
  readonly unit: string
}

/** The amount ends where neither digit, point, sign nor exponent stands. */
function partsOf(text: string): Parts {
  if (text.includes(' ')) return failed('spaces not allowed in resource strings')
  const end = endOfAmount(text)
  if (end === 0 || text === '') return failed('no amount provided')
  return { amount: text.slice(0, end), unit: text.slice(end) }
}

function endOfAmount(text: string): number {
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (!/[\d.eE+-]/.test(character)) return at
    if (character !== 'e' && character !== 'E') continue
    if (!/[\d+-]/.test(text.charAt(at + 1))) return at
    const exponent = /^[+-]?(\d*)/.exec(text.slice(at + 1))
    if ((exponent?.[1]?.length ?? 0) > 6) return failed('exponent too large')
    if (/[+-]/.test(text.charAt(at + 1))) at += 1
  }
  return text.length
}

/** A decimal number with a sign, or digits on one side of the point alone; Go knows more, which no amount has. */
function decimal(amount: string): string {
  const match = /^([+-]?)(\d*)(\.?)(\d*)((?:[eE][+-]?\d+)?)$/.exec(amount)
  const [, sign = '', whole = '', , fraction = '', exponent = ''] = match ?? []
  if (match === null || whole + fraction === '') return failed('could not parse amount to a number')
  return `${sign === '+' ? '' : sign}${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}${exponent}`
}

function fractionOf(text: string): { readonly numerator: bigint; readonly denominator: bigint } {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const power = Number(exponent) - fraction.length
  if (Math.abs(power) > 5_000) throw new NotExact('an amount that is too large or too small')
  const digits = BigInt(whole + fraction)
  if (power >= 0) return { numerator: digits * 10n ** BigInt(power), denominator: 1n }
  return { numerator: digits, denominator: 10n ** BigInt(-power) }
}

/** Half away from zero, as Go's Rat.FloatString. */
function tenPlaces(top: bigint, bottom: bigint): string {
  const size = top < 0n ? -top : top
  const scaled = (size * 10n ** 10n * 2n + bottom) / (bottom * 2n)
  const digits = scaled.toString().padStart(11, '0')
  const point = digits.length - 10
  return `${top < 0n ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`
}
