import { partsOf } from './below.ts'
import { chainOf } from './chain.ts'
import type { Expr } from './expr.ts'

/** A constant of an expression, unsigned integers as integers. */
export type Constant = string | boolean | number | bigint

/** Texts, numbers and truth values that stand in an expression, each once, but for the names of keys. */
export function constantsOf(expr: Expr): readonly Constant[] {
  const found = new Map<string, Constant>()
  const open: Expr[] = [expr]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { exprKind } = next
    if (exprKind.case === 'constExpr') {
      const { constantKind: kind } = exprKind.value
      if (kind.case === 'stringValue' || kind.case === 'boolValue' || kind.case === 'doubleValue')
        found.set(JSON.stringify(kind.value), kind.value)
      if (kind.case === 'int64Value' || kind.case === 'uint64Value') found.set(String(kind.value), kind.value)
    }
    open.push(...writtenParts(next).toReversed())
  }
  return [...found.values()]
}

/** Parts of a node without constant keys in brackets, and without what a macro puts in itself. */
function writtenParts(expr: Expr): readonly Expr[] {
  const { exprKind } = expr
  if (exprKind.case === 'comprehensionExpr') {
    const { iterRange, loopStep } = exprKind.value
    return [iterRange, loopStep].filter((part) => part !== undefined)
  }
  const { root, steps } = chainOf(expr)
  if (root === expr) return partsOf(expr)
  const indices = steps.flatMap((step) => (step.kind === 'index' && !isText(step.index) ? [step.index] : []))
  return [root, ...indices]
}

function isText({ exprKind }: Expr): boolean {
  return exprKind.case === 'constExpr' && exprKind.value.constantKind.case === 'stringValue'
}
