import type { DecisionView, PolicyRules } from '../../../shared/contract/decision.ts'
import type { LineAside, MarkedLines } from '../../components/policy-text.tsx'

/** The lines of the rules that decided, in one file. */
export function marksOf(
  rules: PolicyRules | undefined,
  determining: readonly string[] | null,
  path: string | undefined,
): readonly MarkedLines[] {
  return (rules?.rules ?? [])
    .filter((rule) => rule.path === path && determining?.includes(rule.id) === true)
    .map(({ id, from, to }) => ({ from, to, words: `determining rule ${id}` }))
}

/** Values that a line saw, at its right; of a path and a longer one on the same line the longer alone. */
export function asidesOf(saw: DecisionView['saw'], path: string | undefined): readonly LineAside[] {
  const lines = Map.groupBy(
    saw.filter((each) => each.path === path),
    ({ line }) => line,
  )
  return [...lines].map(([line, reads]) => {
    const told = reads.filter(
      ({ name }, at) =>
        reads.findIndex((each) => each.name === name) === at &&
        !reads.some((each) => each.name.startsWith(`${name}.`)),
    )
    const breach = told.some((each) => each.breach)
    const values = told.map(({ value }) => value ?? 'absent').join(', ')
    return { line, text: breach ? `${values} not approved` : values, weight: breach ? 'strong' : 'plain' }
  })
}
