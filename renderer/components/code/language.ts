/** Languages whose words, texts and comments are told apart. */
export type Language = 'cedar' | 'rego' | 'yaml' | 'json' | 'xml' | 'plain'

const BY_ENDING: Readonly<Record<string, Language>> = {
  cedar: 'cedar',
  cedarschema: 'cedar',
  rego: 'rego',
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  xml: 'xml',
  bpmn: 'xml',
  dmn: 'xml',
}

/** By how a file's name ends. */
export function languageOf(path: string): Language {
  return BY_ENDING[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? 'plain'
}

export type TokenKind = 'word' | 'text' | 'comment'

export interface Token {
  readonly kind: TokenKind
  readonly from: number
  readonly to: number
}

const QUOTED = String.raw`"(?:[^"\\]|\\.)*"?`
const words = (list: string) => String.raw`(?<![\w.@])(?:${list.split(' ').join('|')})(?!\w)`

/** Each alternative is linear: a line of hostile text costs its length. */
const PATTERNS: Readonly<Record<Exclude<Language, 'plain'>, RegExp>> = {
  cedar: pattern(
    String.raw`\/\/.*`,
    QUOTED,
    words(
      'permit forbid when unless in like has is if then else true false entity type namespace appliesTo enum',
    ),
  ),
  rego: pattern(
    '#.*',
    String.raw`${QUOTED}|\x60[^\x60]*\x60?`,
    words('package import default if in contains every some not with as else true false null'),
  ),
  yaml: pattern(
    String.raw`(?<=^|\s)#.*`,
    `${QUOTED}|'[^']*'?`,
    String.raw`(?<=^[\s-]*)[\w.$-]+(?=:(?:\s|$))`,
  ),
  json: pattern('(?!)', String.raw`${QUOTED}(?!\s*:)`, String.raw`${QUOTED}(?=\s*:)|true|false|null`),
  xml: pattern('<!--.*?(?:-->|$)', QUOTED, String.raw`<[/?!]?[\w:.-]+|[/?]?>`),
}

function pattern(comment: string, text: string, word: string): RegExp {
  return new RegExp(`(?<comment>${comment})|(?<text>${text})|(?<word>${word})`, 'gu')
}

/** The tokens of one line. What reaches over several lines (a block comment) is told only where it begins. */
export function tokensOf(line: string, language: Language): readonly Token[] {
  if (language === 'plain') return []
  return Array.from(line.matchAll(PATTERNS[language]), ({ 0: text, index, groups }) => ({
    kind: groups?.['comment'] === undefined ? (groups?.['text'] === undefined ? 'word' : 'text') : 'comment',
    from: index,
    to: index + text.length,
  }))
}
