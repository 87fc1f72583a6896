import { parse } from '@bufbuild/cel'
import { ExpressionRefused } from './expression-refused.ts'
import type { Expr } from './expr.ts'
import { restoreNames, withoutQuotedNames } from './quoted-names.ts'

type Parsed = ReturnType<typeof parse>

/** Longest text of an expression, in UTF-16 units, and deepest nesting of its tree. */
const MOST_CHARS = 100_000
export const MOST_DEPTH = 500

export interface Syntax {
  readonly expr: Expr
  /** Offset of a node in the text, in UTF-16 units; undefined where it is not known. */
  placeOf(expr: Expr): number | undefined
  /** Whether a name is written with a dot before it: it is a variable then, whatever macros bind. */
  isRooted(name: Expr): boolean
}

/** Reads the text of an expression. Throws ExpressionRefused; the text is hostile. */
export function readSyntax(text: string): Syntax {
  if (text.length > MOST_CHARS)
    throw new ExpressionRefused(`the expression is longer than ${MOST_CHARS} characters`)
  if (!text.isWellFormed()) throw new ExpressionRefused('half of a character stands alone')
  const unquoted = withoutQuotedNames(text)
  // The parser wants a line end after a comment.
  const { expr, sourceInfo } = parsed(`${unquoted.text}\n`)
  if (expr === undefined) throw new ExpressionRefused('the expression is empty')
  const placeOf: Syntax['placeOf'] = ({ id }) => sourceInfo?.positions[id.toString()]
  if (unquoted.names.size > 0) restoreNames(expr, unquoted.names, placeOf)
  return { expr, placeOf, isRooted: (name) => hasDotBefore(text, placeOf(name), name) }
}

/**
 * The parser drops the dot of `.name`, and gives the name its place. Names that a macro puts in itself have the place
 * of the macro's own dot, which something stands before: `list.filter(…)`.
 */
function hasDotBefore(text: string, at: number | undefined, { exprKind }: Expr): boolean {
  if (at === undefined || text[at] !== '.' || exprKind.case !== 'identExpr') return false
  if (
    !text
      .slice(at + 1)
      .trimStart()
      .startsWith(exprKind.value.name)
  )
    return false
  const before = text.slice(Math.max(0, at - 200), at).replace(/(?:\s|\/\/[^\n]*\n)+$/, '')
  return !/[\w)\]}"'`]$/.test(before)
}

function parsed(text: string): Parsed {
  try {
    return parse(text)
  } catch (error) {
    if (error instanceof RangeError)
      throw new ExpressionRefused('the expression is nested too deeply', undefined, { cause: error })
    if (error instanceof Error)
      throw new ExpressionRefused(`no CEL: ${firstLine(error.message)}`, offsetOf(error), { cause: error })
    throw error
  }
}

/** The parser's errors of syntax tell their place. */
function offsetOf(error: Error): number | undefined {
  const place = (error as { location?: { start?: { offset?: unknown } } }).location?.start?.offset
  return typeof place === 'number' ? place : undefined
}

function firstLine(message: string): string {
  return message.slice(0, 300).split('\n', 1)[0] ?? ''
}
