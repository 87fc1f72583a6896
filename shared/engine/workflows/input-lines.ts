import type { WorkflowTally } from '../../model/case-tally.ts'
import type { Boundary } from '../../model/boundary.ts'
import type { InputLine } from '../../model/workflow-view.ts'
import { compareText } from '../../reconstruct/order.ts'

/**
 * The inputs of a workflow version: used and not approved first, the most used first; then those that were
 * evaluated, in the boundary's order, then by name; never used ones last.
 */
export function inputLines(
  boundary: Boundary | undefined,
  tally: WorkflowTally | undefined,
): readonly InputLine[] {
  const declared = Map.groupBy(boundary?.inputs ?? [], ({ name }) => name)
  const used = new Map((tally?.inputs ?? []).map((input) => [input.name, input]))
  const others = [...used.keys()].filter((name) => !declared.has(name)).toSorted(compareText)
  const lines = [...declared.keys(), ...others].map((name): InputLine => {
    const counts = used.get(name)
    return {
      name,
      approved:
        boundary?.inputs === undefined ? 'unrestricted' : declared.has(name) ? 'approved' : 'not-approved',
      entries: (declared.get(name) ?? []).map(({ sources, maxAge }) => ({
        sources: sources ?? null,
        maxAge: maxAge ?? null,
      })),
      evaluated: tally === undefined ? null : (counts?.evaluated ?? 0),
      unapproved: tally === undefined ? null : (counts?.unapproved ?? 0),
    }
  })
  return lines.toSorted((a, b) => rank(a) - rank(b) || (b.unapproved ?? 0) - (a.unapproved ?? 0))
}

function rank({ approved, evaluated, unapproved }: InputLine): number {
  if ((unapproved ?? 0) > 0) return 0
  if (evaluated === 0) return 3
  return approved === 'not-approved' ? 2 : 1
}
