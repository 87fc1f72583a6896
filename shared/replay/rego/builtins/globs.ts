import type { Value } from '../values/value.ts'
import type { ArgumentType, Builtin, BuiltinContext } from './builtin.ts'
import { BOOLEAN, STRING, builtin, wrongOperand } from './builtin.ts'
import { checkExact } from './glob-exact.ts'
import { globMatches } from './glob-match.ts'
import { parseGlob } from './glob-pattern.ts'
import { arrayOperand, operand, textOperand, wrongElement, wrongType } from './operands.ts'

const DELIMITERS: ArgumentType = ['array', 'null']

export const GLOBS: readonly Builtin[] = [
  builtin('glob.match', [STRING, DELIMITERS, STRING], BOOLEAN, match),
  builtin('glob.quote_meta', [STRING], STRING, (args) =>
    textOperand(args, 0).replaceAll(/[*?\\[\]{}]/g, String.raw`\$&`),
  ),
]

function match(args: readonly Value[], context: BuiltinContext): boolean {
  const pattern = textOperand(args, 0)
  const separators = separatorsOf(args)
  const text = textOperand(args, 2)
  context.spend(pattern.length + text.length)
  const parsed = parseGlob(pattern)
  checkExact(parsed, pattern, text)
  return globMatches(parsed, separators, text)
}

/** None where it is null; a point where it is empty. */
function separatorsOf(args: readonly Value[]): ReadonlySet<string> {
  const value = operand(args, 1)
  if (value === null) return new Set()
  if (!Array.isArray(value)) return wrongType(1, value, ['array', 'null'])
  const characters = arrayOperand(args, 1).map((element) => {
    if (typeof element !== 'string') return wrongElement(1, value, element, 'string')
    return Array.from(element).length === 1
      ? element
      : wrongOperand('operand 2 must be array of runes but got array containing string')
  })
  return new Set(characters.length === 0 ? ['.'] : characters)
}
