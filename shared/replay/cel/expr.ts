import type { parse } from '@bufbuild/cel'

type Parsed = ReturnType<typeof parse>

/** A node of CEL's syntax tree, macros expanded (cel.expr.Expr). */
export type Expr = NonNullable<Parsed['expr']>
export type ExprKind = Expr['exprKind']
type Of<Case extends ExprKind['case']> =
  Extract<ExprKind, { case: Case }> extends { value: infer Value } ? Value : never
export type CallExpr = Of<'callExpr'>
export type ComprehensionExpr = Of<'comprehensionExpr'>
export type StructExpr = Of<'structExpr'>
export type ConstExpr = Of<'constExpr'>
