import { doubleOf } from '../values/arithmetic.ts'
import { NotExact } from '../values/not-exact.ts'
import { int64Of } from '../values/number.ts'
import { termText } from '../values/term-text.ts'
import type { RegoNumber, Value } from '../values/value.ts'
import { isNumber } from '../values/value.ts'
import { formatFloat } from './go-format-float.ts'
import { formatBigInt, formatInt } from './go-format-integer.ts'
import { formatString } from './go-format-string.ts'
import type { Verb } from './go-verb.ts'

/** What OPA hands to Go's fmt: numbers by what they are, strings, and all else as the text of its term. */
export type Argument =
  | { readonly type: 'int'; readonly value: bigint }
  | { readonly type: '*big.Int'; readonly value: bigint }
  | { readonly type: 'float64'; readonly value: number }
  | { readonly type: 'string'; readonly value: string }

/** An argument as a verb asks for it, or Go's words for a verb that does not take it. */
export function formatArgument(arg: Argument, verb: Verb): string {
  if (verb.letter === 'T') return formatString(arg.type, { ...verb, letter: 's' }, false) ?? ''
  const text = verb.letter === 'v' ? formatValue(arg, verb) : formatBy(arg, verb)
  if (text !== undefined) return text
  if (arg.type === '*big.Int') return badBigInt(arg.value, verb)
  return `%!${verb.letter}(${arg.type}=${formatBy(arg, { ...verb, letter: 'v' }) ?? ''})`
}

/** With `%v` the flags `+` and `#` mean something else, which of these types only strings and large integers know. */
function formatValue(arg: Argument, verb: Verb): string | undefined {
  if (arg.type === '*big.Int') return formatBy(arg, verb)
  return formatBy(arg, { ...verb, plus: false, sharp: false }, verb.sharp)
}

/** It formats itself, so its words are its own; for `%p` and `%w` Go shows what is inside it. */
function badBigInt(value: bigint, verb: Verb): string {
  if ('pw'.includes(verb.letter)) throw new NotExact(`sprintf with %${verb.letter} of a large integer`)
  return `%!${verb.letter}(big.Int=${value})`
}

/** Undefined: the verb does not take such an argument. */
function formatBy(arg: Argument, verb: Verb, isDebug = false): string | undefined {
  switch (arg.type) {
    case 'int':
      return formatInt(arg.value, verb)
    case '*big.Int':
      return formatBigInt(arg.value, verb)
    case 'float64':
      return formatFloat(arg.value, verb)
    case 'string':
      return formatString(arg.value, verb, isDebug)
  }
}

/** Go's words for arguments that no verb asked for. */
export function extra(args: readonly Argument[]): string {
  const bare = { minus: false, zero: false, plus: false, sharp: false, space: false }
  const texts = args.map((arg) => {
    const text = formatBy(arg, { letter: 'v', ...bare, width: undefined, precision: undefined })
    return `${arg.type}=${text ?? ''}`
  })
  return `%!(EXTRA ${texts.join(', ')})`
}

export function argumentOf(value: Value): Argument {
  if (typeof value === 'string') return { type: 'string', value }
  return isNumber(value) ? numberArgument(value) : { type: 'string', value: termText(value) }
}

function numberArgument(number: RegoNumber): Argument {
  const int = int64Of(number)
  if (int !== undefined) return { type: 'int', value: int }
  if (/^-?\d+$/.test(number.text)) return { type: '*big.Int', value: BigInt(number.text) }
  const double = doubleOf(number)
  return Number.isFinite(double) ? { type: 'float64', value: double } : { type: 'string', value: number.text }
}
