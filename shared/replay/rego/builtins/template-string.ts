import { EvalError } from '../eval/eval-error.ts'
import { termText } from '../values/term-text.ts'
import { isArray, isSet, type Value } from '../values/value.ts'
import { type Builtin, BuiltinError } from './builtin.ts'

/**
 * What `$"a {x} b"` becomes: texts and values in their order, each expression as the set of its values, which is empty
 * where it is undefined.
 */
export const TEMPLATE_STRING: Builtin = {
  name: 'internal.template_string',
  types: [['array']],
  arity: 1,
  result: ['string'],
  call: ([parts = null]) => {
    if (!isArray(parts)) throw new BuiltinError('eval_type_error', 'operand 1 must be array')
    return parts.map(textOfPart).join('')
  },
}

function textOfPart(part: Value): string {
  if (!isSet(part)) return textOf(part)
  const [value, another] = part.elements()
  if (another !== undefined)
    throw new EvalError('eval_conflict_error', 'template-strings must not produce multiple outputs')
  return value === undefined ? '<undefined>' : textOf(value)
}

function textOf(value: Value): string {
  return typeof value === 'string' ? value : termText(value)
}
