import { parts } from './feel/free-names.ts'
import type { Expression, UnaryTests } from './feel/syntax.ts'
import { decimalText } from './feel/decimal.ts'
import { type Feel, isKind, isList } from './feel/value.ts'
import { valueText } from './feel/value-text.ts'
import { MOST_LITERALS } from '../policy-engine.ts'
import { boxedOf, elementsOf } from './rules.ts'
import type { Boxed } from './boxed.ts'
import type { VersionModels } from './version-models.ts'

/** Scalars that cells and expressions hold values against, as JSON; what rules give is none of them. */
export function literalsOf(models: VersionModels): readonly string[] {
  const found = new Set<string>()
  const expressions = elementsOf(models).flatMap(boxedOf).flatMap(comparing)
  for (const part of expressions.flatMap(parts)) {
    const text = part.kind === 'literal' ? jsonOf(part.value) : undefined
    if (text !== undefined && found.size < MOST_LITERALS) found.add(text)
  }
  return [...found]
}

function comparing(boxed: Boxed): readonly Expression[] {
  if (boxed.kind === 'expression') return [boxed.expression]
  if (boxed.kind !== 'table') return []
  const allowed = boxed.inputs.flatMap(({ values }) => (values === undefined ? [] : expressionsOf(values)))
  return [
    ...boxed.inputs.map(({ expression }) => expression),
    ...allowed,
    ...boxed.rules.flatMap(({ inputs }) => inputs.flatMap(expressionsOf)),
  ]
}

function expressionsOf(tests: UnaryTests): readonly Expression[] {
  return tests.kind === 'any' ? [] : tests.tests.map(({ expression }) => expression)
}

function jsonOf(value: Feel): string | undefined {
  if (
    value === null ||
    isList(value) ||
    isKind(value, 'context') ||
    isKind(value, 'range') ||
    isKind(value, 'function')
  )
    return undefined
  if (typeof value === 'boolean') return String(value)
  return isKind(value, 'number') ? decimalText(value) : JSON.stringify(valueText(value))
}
