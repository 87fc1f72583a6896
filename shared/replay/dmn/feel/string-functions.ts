import { type BuiltIn, builtInOf } from './built-in.ts'
import { type Decimal, integer, truncated } from './decimal.ts'
import { matchesPattern, replacedPattern, splitAtPattern } from './pattern.ts'
import { type Feel, isList } from './value.ts'

const TWO: readonly (readonly string[])[] = [['string: string', 'match: string']]

/** DMN 1.5, 10.3.4.3. Characters are code points. */
export const STRING_FUNCTIONS: readonly (readonly [string, BuiltIn])[] = [
  ['substring', builtInOf([['string: string', 'start position: number', 'length: number?']], substring)],
  ['string length', builtInOf([['string: string']], ([text]) => integer(Array.from(text as string).length))],
  ['upper case', builtInOf([['string: string']], ([text]) => (text as string).toUpperCase())],
  ['lower case', builtInOf([['string: string']], ([text]) => (text as string).toLowerCase())],
  [
    'substring before',
    ofTwo((text, match) => {
      const at = text.indexOf(match)
      return at < 0 ? '' : text.slice(0, at)
    }),
  ],
  [
    'substring after',
    ofTwo((text, match) => {
      const at = text.indexOf(match)
      return at < 0 ? '' : text.slice(at + match.length)
    }),
  ],
  ['contains', ofTwo((text, match) => text.includes(match))],
  ['starts with', ofTwo((text, match) => text.startsWith(match))],
  ['ends with', ofTwo((text, match) => text.endsWith(match))],
  [
    'matches',
    builtInOf([['input: string', 'pattern: string', 'flags: string? or null']], (values, run) => {
      const [input, pattern, flags] = values as [string, string, string | null | undefined]
      return matchesPattern(input, pattern, flags ?? '', run)
    }),
  ],
  [
    'replace',
    builtInOf(
      [['input: string', 'pattern: string', 'replacement: string', 'flags: string? or null']],
      (values, run) => {
        const [input, pattern, replacement, flags] = values as [
          string,
          string,
          string,
          string | null | undefined,
        ]
        return replacedPattern(input, { pattern, flags: flags ?? '', replacement }, run)
      },
    ),
  ],
  [
    'split',
    builtInOf([['string: string', 'delimiter: string']], (values, run) => {
      const [text, delimiter] = values as [string, string]
      return splitAtPattern(text, delimiter, run)
    }),
  ],
  [
    'string join',
    builtInOf([['list: list', 'delimiter: string? or null']], ([list, delimiter], run) => {
      const items = isList(list ?? null) ? (list as readonly Feel[]) : []
      const texts = items.filter((item) => item !== null)
      if (!texts.every((text) => typeof text === 'string')) return undefined
      const between = typeof delimiter === 'string' ? delimiter : ''
      run.spend(texts.length + ((between.length * texts.length) >> 8))
      return run.made(texts.join(between))
    }),
  ],
]

function ofTwo(apply: (text: string, match: string) => Feel): BuiltIn {
  return builtInOf(TWO, ([text, match]) => apply(text as string, match as string))
}

/** From a place counted from 1, or from the end; undefined where there is no such place, or nothing is asked for. */
function substring(values: readonly Feel[]): string | undefined {
  const [text, startPosition, wanted] = values as [string, Decimal, Decimal | undefined]
  const characters = Array.from(text)
  const start = truncated(startPosition)
  const length = wanted === undefined ? characters.length : truncated(wanted)
  if (start === undefined || start === 0 || Math.abs(start) > characters.length) return undefined
  if (length === undefined || length < 1) return wanted === undefined ? '' : undefined
  const from = start > 0 ? start - 1 : characters.length + start
  return characters.slice(from, from + length).join('')
}
