import { truncate } from '../values/arithmetic.ts'
import { NotExact } from '../values/not-exact.ts'
import { numberOfInteger, numberText } from '../values/number.ts'
import type { Value } from '../values/value.ts'
import type { ArgumentType, Builtin, BuiltinContext } from './builtin.ts'
import { ARRAY, BOOLEAN, LIST, NUMBER, OBJECT, STRING, builtin, failed, wrongOperand } from './builtin.ts'
import { goLower, goUpper } from './go-case.ts'
import { goSprintf } from './go-sprintf.ts'
import {
  arrayOperand,
  integerOperand,
  numberOperand,
  objectOperand,
  operand,
  textOperand,
  textsOperand,
} from './operands.ts'
import { replaceAll } from './replacer.ts'
import { trimLeft, trimRight, trimSpace } from './trimming.ts'

const TEXTS: ArgumentType = ['string', 'set', 'array']

/** OPA has no limit; a text of more characters is none that a policy means. */
const MOST_CHARACTERS = 16_000_000

export const STRINGS: readonly Builtin[] = [
  builtin('concat', [STRING, LIST], STRING, (args) => {
    const [delimiter, parts] = [textOperand(args, 0), textsOperand(args, 1, ['set', 'array'])]
    return bounded(
      parts.reduce((sum, part) => sum + part.length + delimiter.length, 0),
      () => parts.join(delimiter),
    )
  }),
  two('contains', BOOLEAN, (text, part) => text.includes(part)),
  two('startswith', BOOLEAN, (text, part) => text.startsWith(part)),
  two('endswith', BOOLEAN, (text, part) => text.endsWith(part)),
  two('indexof', NUMBER, (text, part) => numberOfInteger(indexesOf(text, part, 1)[0] ?? -1)),
  two('indexof_n', ARRAY, (text, part) => indexesOf(text, part, Infinity).map(numberOfInteger)),
  two('strings.count', NUMBER, (text, part) => numberOfInteger(countOf(text, part))),
  two('split', ARRAY, split),
  two('trim', STRING, (text, cutset) => trimRight(trimLeft(text, cutset), cutset)),
  two('trim_left', STRING, trimLeft),
  two('trim_right', STRING, trimRight),
  two('trim_prefix', STRING, (text, part) => (text.startsWith(part) ? text.slice(part.length) : text)),
  two('trim_suffix', STRING, (text, part) =>
    text.endsWith(part) ? text.slice(0, text.length - part.length) : text,
  ),
  one('trim_space', trimSpace),
  one('lower', goLower),
  one('upper', goUpper),
  one('strings.reverse', (text) => Array.from(text).toReversed().join('')),
  builtin('substring', [STRING, NUMBER, NUMBER], STRING, substring),
  builtin('replace', [STRING, STRING, STRING], STRING, (args) =>
    replaceAll(textOperand(args, 0), [[textOperand(args, 1), textOperand(args, 2)]]),
  ),
  builtin('strings.replace_n', [OBJECT, STRING], STRING, replaceN),
  builtin('strings.any_prefix_match', [TEXTS, TEXTS], BOOLEAN, (args, context) =>
    anyOf(args, context, (text, part) => text.startsWith(part)),
  ),
  builtin('strings.any_suffix_match', [TEXTS, TEXTS], BOOLEAN, (args, context) =>
    anyOf(args, context, (text, part) => text.endsWith(part)),
  ),
  builtin('format_int', [NUMBER, NUMBER], STRING, formatInt),
  builtin('sprintf', [STRING, ['array']], STRING, (args) =>
    goSprintf(textOperand(args, 0), arrayOperand(args, 1), MOST_CHARACTERS),
  ),
]

function one(name: string, call: (text: string) => string): Builtin {
  return builtin(name, [STRING], STRING, (args) => call(textOperand(args, 0)))
}

function two(name: string, result: ArgumentType, call: (text: string, part: string) => Value): Builtin {
  return builtin(name, [STRING, STRING], result, (args) => call(textOperand(args, 0), textOperand(args, 1)))
}

/** Places in code points. Finds overlap. */
function indexesOf(text: string, part: string, most: number): readonly number[] {
  if (part === '') return failed('empty search character')
  const found: number[] = []
  let characters = 0
  let counted = 0
  for (let at = text.indexOf(part); at >= 0 && found.length < most; at = text.indexOf(part, at + 1)) {
    characters += Array.from(text.slice(counted, at)).length
    counted = at
    found.push(characters)
  }
  return found
}

/** Finds do not overlap. An empty text is found before each character, and at the end. */
function countOf(text: string, part: string): number {
  return part === '' ? Array.from(text).length + 1 : text.split(part).length - 1
}

function split(text: string, delimiter: string): readonly string[] {
  return delimiter === '' ? Array.from(text) : text.split(delimiter)
}

/** Offset and length in code points; a negative length takes all that follows. */
function substring(args: readonly Value[]): string {
  const text = textOperand(args, 0)
  const [from, length] = [integerOperand(args, 1), integerOperand(args, 2)]
  if (from < 0) return failed('negative offset')
  const characters = Array.from(text)
  return characters.slice(from, length < 0 ? undefined : from + length).join('')
}

/** Keys in their order: at each place of the text the first that stands there counts. */
function replaceN(args: readonly Value[]): string {
  const pairs = objectOperand(args, 0)
    .entries()
    .map(([from, to]) => {
      if (typeof from !== 'string') return wrongOperand('operand 1 non-string key found in pattern object')
      if (typeof to !== 'string') return wrongOperand('operand 1 non-string value found in pattern object')
      return [textOperand([from], 0), textOperand([to], 0)] as const
    })
  return replaceAll(textOperand(args, 1), pairs)
}

function anyOf(
  args: readonly Value[],
  context: BuiltinContext,
  matches: (text: string, part: string) => boolean,
): boolean {
  const [texts, parts] = [textOrTexts(args, 0), textOrTexts(args, 1)]
  context.spend(texts.length * parts.length)
  return texts.some((text) => parts.some((part) => matches(text, part)))
}

function textOrTexts(args: readonly Value[], at: number): readonly string[] {
  return typeof operand(args, at) === 'string'
    ? [textOperand(args, at)]
    : textsOperand(args, at, ['string', 'set', 'array'])
}

/** The base must be written as one of these: `16.0` is none. */
function formatInt(args: readonly Value[]): string {
  const number = numberOperand(args, 0)
  const base = numberText(numberOperand(args, 1))
  if (!['2', '8', '10', '16'].includes(base)) return wrongOperand('operand 2 must be one of {2, 8, 10, 16}')
  return truncate(number).toString(Number(base))
}

function bounded(length: number, make: () => string): string {
  if (length > MOST_CHARACTERS) throw new NotExact(`a text of more than ${MOST_CHARACTERS} characters`)
  return make()
}
