import { numberOfInteger } from '../values/number.ts'
import type { Value, ValueKind } from '../values/value.ts'
import { isArray, isNumber, isSet, kindOf } from '../values/value.ts'
import { setOf } from '../values/set.ts'
import type { ArgumentType, Builtin } from './builtin.ts'
import { ANY, ARRAY, BOOLEAN, NUMBER, SET, STRING, builtin, wrongOperand } from './builtin.ts'
import { operand, wrongType } from './operands.ts'
import { goNumber } from './go-number.ts'

const LISTS = ['array', 'set']
const CASTS: readonly ValueKind[] = ['string', 'boolean', 'null', 'object']

export const TYPES: readonly Builtin[] = [
  ...(['null', 'boolean', 'number', 'string', 'array', 'object', 'set'] as const).map(isOf),
  builtin('type_name', [ANY], STRING, (args) => kindOf(operand(args, 0))),
  builtin('to_number', [['number', 'string', 'boolean', 'null']], NUMBER, (args) =>
    toNumber(operand(args, 0)),
  ),
  builtin('cast_array', [ANY], ARRAY, (args) => listOf(args)),
  builtin('cast_set', [ANY], SET, (args) => setOf(listOf(args))),
  ...CASTS.map(cast),
]

/** False of another type. */
function isOf(kind: ValueKind): Builtin {
  return builtin(`is_${kind}`, [ANY], BOOLEAN, (args) => kindOf(operand(args, 0)) === kind)
}

function toNumber(value: Value): Value {
  if (value === null || value === false) return numberOfInteger(0)
  if (value === true) return numberOfInteger(1)
  if (isNumber(value)) return value
  if (typeof value !== 'string') return wrongType(0, value, ['null', 'boolean', 'number', 'string'])
  if (/^[+-]*(?:inf|infinity|nan)$/i.test(value))
    return wrongOperand('operand 1 must be valid number string but got string')
  return goNumber(value)
}

function listOf(args: readonly Value[]): readonly Value[] {
  const value = operand(args, 0)
  if (isArray(value)) return value
  return isSet(value) ? value.elements() : wrongType(0, value, LISTS)
}

function cast(kind: ValueKind): Builtin {
  const result: ArgumentType = [kind]
  return builtin(`cast_${kind}`, [ANY], result, (args) => {
    const value = operand(args, 0)
    return kindOf(value) === kind ? value : wrongType(0, value, [kind])
  })
}
