import { chainOf } from './chain.ts'
import { partsOf } from './below.ts'
import type { Expr } from './expr.ts'
import type { Syntax } from './syntax.ts'
import { typeNamed } from './type-names.ts'

/** A read of a variable, or of what is below it. */
export interface CelRead {
  /** The variable, then names as far as the text tells them; it stands for everything below it. */
  readonly path: readonly string[]
  /** Offset in the text, in UTF-16 units. */
  readonly at: number
}

/**
 * What an expression reads, tests of presence included, in the order of the text. Requires a tree that was made
 * ready before, and so is of bounded depth.
 */
export function readsOf(syntax: Syntax): readonly CelRead[] {
  const reads: CelRead[] = []
  collect(syntax.expr, new Set(), (path, from, isBound) => {
    if (!isBound || syntax.isRooted(from)) reads.push({ path, at: syntax.placeOf(from) ?? 0 })
  })
  return reads
}

type Add = (path: readonly string[], from: Expr, isBound: boolean) => void

function collect(expr: Expr, bound: ReadonlySet<string>, add: Add): void {
  const { exprKind } = expr
  if (exprKind.case === 'comprehensionExpr') {
    const { iterVar, accuVar, iterRange } = exprKind.value
    const inside = new Set([...bound, iterVar, accuVar])
    for (const part of partsOf(expr)) collect(part, part === iterRange ? bound : inside, add)
    return
  }
  const { root, steps } = chainOf(expr)
  for (const step of steps) if (step.kind === 'index') collect(step.index, bound, add)
  if (root.exprKind.case !== 'identExpr') {
    for (const part of root === expr ? partsOf(expr) : [root]) collect(part, bound, add)
    return
  }
  const { name } = root.exprKind.value
  const path = [name]
  for (const step of steps) {
    const next = step.kind === 'index' ? constantText(step.index) : step.name
    if (next === undefined) break
    path.push(next)
  }
  if (typeNamed(path.join('.')) === undefined) add(path, root, bound.has(name))
}

function constantText({ exprKind }: Expr): string | undefined {
  const kind = exprKind.case === 'constExpr' ? exprKind.value.constantKind : undefined
  return kind?.case === 'stringValue' ? kind.value : undefined
}
