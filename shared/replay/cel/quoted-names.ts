import { partsOf } from './below.ts'
import { ExpressionRefused } from './expression-refused.ts'
import type { Expr } from './expr.ts'

/** A text in which stand-ins of the same length are in the place of names in backquotes. */
export interface Unquoted {
  readonly text: string
  /** What each stand-in stands for. */
  readonly names: ReadonlyMap<string, string>
}

const QUOTED = /`([\w./ -]+)`/y
const WORD = /\w+/y
const MOST_NAMES = 200

/**
 * Takes the names of fields that are quoted (a.`b-c`; langdef, "Syntax", ESC_IDENT) out of a text: the parser does not
 * read them. Throws ExpressionRefused.
 */
export function withoutQuotedNames(text: string): Unquoted {
  const names = new Map<string, string>()
  let made = ''
  for (let at = 0; at < text.length;) {
    if (text[at] !== '`') {
      const end = tokenEnd(text, at)
      made += text.slice(at, end)
      at = end
      continue
    }
    QUOTED.lastIndex = at
    const [quoted, name] = QUOTED.exec(text) ?? []
    if (quoted === undefined || name === undefined) throw new ExpressionRefused('no CEL: a backquote', at)
    const standIn = freshName(text, quoted.length, names, at)
    names.set(standIn, name)
    made += standIn
    at += quoted.length
  }
  return { text: made, names }
}

/** Puts the names of fields back. Throws ExpressionRefused where one is quoted that is no field. */
export function restoreNames(
  expr: Expr,
  names: ReadonlyMap<string, string>,
  placeOf: (expr: Expr) => number | undefined,
): void {
  const open = [expr]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { exprKind } = next
    if (exprKind.case === 'selectExpr')
      exprKind.value.field = names.get(exprKind.value.field) ?? exprKind.value.field
    const isQuoted =
      (exprKind.case === 'identExpr' && names.has(exprKind.value.name)) ||
      (exprKind.case === 'callExpr' && names.has(exprKind.value.function))
    if (isQuoted) throw new ExpressionRefused('a name in backquotes that is no field', placeOf(next))
    open.push(...partsOf(next))
  }
}

function freshName(text: string, length: number, taken: ReadonlyMap<string, string>, at: number): string {
  for (let number = 0; number < 36 ** 2 && taken.size < MOST_NAMES; number += 1) {
    const name = `_${number.toString(36)}`.padEnd(length, '_')
    if (name.length === length && !taken.has(name) && !text.includes(name)) return name
  }
  throw new ExpressionRefused('more names in backquotes than are read', at)
}

/** The end of what begins at an offset: a comment, a text in quotes with its prefix, a word, or one character. */
function tokenEnd(text: string, at: number): number {
  if (text.startsWith('//', at)) return endAfter(text, text.indexOf('\n', at), 0)
  WORD.lastIndex = at
  const word = WORD.exec(text)?.[0] ?? ''
  const quote = text[at + word.length]
  const isPrefix = word === '' || /^(?:[rR]|[bB]|[rR][bB]|[bB][rR])$/.test(word)
  if (isPrefix && (quote === '"' || quote === "'")) return textEnd(text, at + word.length, /r/i.test(word))
  return at + Math.max(word.length, 1)
}

/** In raw texts a backslash is a character like others. */
function textEnd(text: string, from: number, isRaw: boolean): number {
  const one = text[from] ?? ''
  const quotes = text.startsWith(one.repeat(3), from) ? one.repeat(3) : one
  for (let at = from + quotes.length; at < text.length; at += 1) {
    if (text[at] === '\\' && !isRaw) at += 1
    else if (text.startsWith(quotes, at)) return at + quotes.length
  }
  return text.length
}

function endAfter(text: string, at: number, length: number): number {
  return at < 0 ? text.length : at + length
}
