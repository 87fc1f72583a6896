import { NotExact } from '../values/not-exact.ts'
import type { Value } from '../values/value.ts'
import type { Builtin } from './builtin.ts'
import { ANY, ARRAY, BOOLEAN, NUMBER, STRING, builtin, failed } from './builtin.ts'
import type { GoRegexp } from './go-regexp.ts'
import { allMatches, expand, goRegexp, isValidPattern } from './go-regexp.ts'
import { integerOperand, operand, textOperand, utf8 } from './operands.ts'
import { templatePattern } from './regex-template.ts'

export const REGEXES: readonly Builtin[] = [
  builtin('regex.is_valid', [ANY], BOOLEAN, (args) => {
    const value = operand(args, 0)
    return typeof value === 'string' && isValidPattern(utf8(value))
  }),
  builtin('regex.match', [STRING, STRING], BOOLEAN, matches),
  builtin('re_match', [STRING, STRING], BOOLEAN, matches),
  builtin('regex.split', [STRING, STRING], ARRAY, (args) =>
    split(goRegexp(textOperand(args, 0)), textOperand(args, 1)),
  ),
  builtin('regex.find_n', [STRING, STRING, NUMBER], ARRAY, (args) =>
    found(args).map(({ groups: [whole = ''] }) => whole),
  ),
  builtin('regex.find_all_string_submatch_n', [STRING, STRING, NUMBER], ARRAY, (args) =>
    found(args).map(({ groups }) => groups),
  ),
  builtin('regex.replace', [STRING, STRING, STRING], STRING, (args) =>
    replaced(textOperand(args, 0), goRegexp(textOperand(args, 1)), textOperand(args, 2)),
  ),
  builtin('regex.template_match', [STRING, STRING, STRING, STRING], BOOLEAN, templateMatches),
]

function matches(args: readonly Value[]): boolean {
  return goRegexp(textOperand(args, 0)).find(textOperand(args, 1), 0) !== undefined
}

function found(args: readonly Value[]): ReturnType<typeof allMatches> {
  const [pattern, text, most] = [textOperand(args, 0), textOperand(args, 1), integerOperand(args, 2)]
  return allMatches(goRegexp(pattern), text, most)
}

/** As Go's Split: what is matched empty at the start parts nothing off. */
function split(regexp: GoRegexp, text: string): readonly string[] {
  const parts: string[] = []
  let from = 0
  for (const match of allMatches(regexp, text, -1)) {
    if (match.to === 0) continue
    if (match.from !== text.length || match.to !== match.from) parts.push(text.slice(from, match.from))
    else continue
    from = match.to
  }
  return [...parts, text.slice(from)]
}

/** What `^` and `\b` see behind the first match differs by version of OPA. */
function replaced(text: string, regexp: GoRegexp, template: string): string {
  const parts: string[] = []
  let from = 0
  for (const match of allMatches(regexp, text, -1)) {
    parts.push(text.slice(from, match.from), expand(template, regexp, match))
    from = match.to
  }
  const result = [...parts, text.slice(from)].join('')
  const other = replacedPieceByPiece(text, regexp, template)
  if (other !== undefined && result !== other)
    throw new NotExact('regex.replace with a pattern that versions of OPA apply differently')
  return result
}

/** Each match sought in what is left of the text, as if that were all. Undefined: a match was empty, and OPA would not end. */
function replacedPieceByPiece(text: string, regexp: GoRegexp, template: string): string | undefined {
  const parts: string[] = []
  let rest = text
  for (let match = regexp.find(rest, 0); match !== undefined; match = regexp.find(rest, 0)) {
    if (match.to === 0) return undefined
    parts.push(rest.slice(0, match.from), expand(template, regexp, match))
    rest = rest.slice(match.to)
  }
  return [...parts, rest].join('')
}

function templateMatches(args: readonly Value[]): boolean {
  const [template, text] = [textOperand(args, 0), textOperand(args, 1)]
  const [start, end] = [textOperand(args, 2), textOperand(args, 3)]
  for (const delimiter of [start, end])
    if (!/^[\u{0}-\u{7f}]$/u.test(delimiter))
      return failed('a delimiter has to be exactly one character long')
  return goRegexp(templatePattern(template, start, end)).find(text, 0) !== undefined
}
