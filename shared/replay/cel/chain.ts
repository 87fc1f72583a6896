import type { Expr } from './expr.ts'

/** One step from a value into it. `has` ends a chain: it only asks whether the name is there. */
export type Step =
  | { readonly kind: 'name' | 'has'; readonly name: string }
  | { readonly kind: 'index'; readonly index: Expr }

/** An expression as what it starts from, and the steps from there. */
export interface Chain {
  readonly root: Expr
  readonly steps: readonly Step[]
}

/** Takes apart `a.b["c"].d`. No recursion: it may be as long as its author likes. */
export function chainOf(expr: Expr): Chain {
  const steps: Step[] = []
  let root = expr
  for (;;) {
    const next = stepOf(root, steps.length === 0)
    if (next === undefined) return { root, steps: steps.toReversed() }
    steps.push(next.step)
    root = next.from
  }
}

function stepOf(expr: Expr, isLast: boolean): { readonly step: Step; readonly from: Expr } | undefined {
  const { exprKind } = expr
  if (exprKind.case === 'selectExpr') {
    const { operand, field, testOnly } = exprKind.value
    if (operand === undefined || (testOnly && !isLast)) return undefined
    return { step: { kind: testOnly ? 'has' : 'name', name: field }, from: operand }
  }
  if (exprKind.case !== 'callExpr' || exprKind.value.function !== '_[_]') return undefined
  const [from, index] = exprKind.value.args
  return from === undefined || index === undefined ? undefined : { step: { kind: 'index', index }, from }
}
