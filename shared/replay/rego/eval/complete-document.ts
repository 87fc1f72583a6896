import type { CompiledRule, RuleNode } from '../compile/compiled.ts'
import type { Value } from '../values/value.ts'
import { agreedValue, type OneValue } from './body-value.ts'
import type { Run } from './run.ts'

const COMPLETE: Omit<OneValue, 'sameAnswer'> = {
  conflict: 'complete rules must not produce multiple outputs',
  enter: () => true,
}

/** The value of a document that rules give as a whole, its default included; undefined where it has none. */
export function completeDocument(run: Run, node: RuleNode, sameAnswer: boolean): Value | undefined {
  const { documents } = run.scope.cache
  const kept = documents.get(node)
  if (kept !== undefined) return kept.value
  const agreed = agreedValue(run, node.rules, { ...COMPLETE, sameAnswer })
  const value = agreed === undefined ? valueOfDefault(run, node.default) : agreed
  documents.set(node, { value })
  return value
}

function valueOfDefault(run: Run, rule: CompiledRule | undefined): Value | undefined {
  return rule === undefined ? undefined : agreedValue(run, [rule], { ...COMPLETE, sameAnswer: true })
}
