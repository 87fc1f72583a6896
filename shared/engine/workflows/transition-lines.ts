import { transitionKey } from '../../findings/reading/transition-key.ts'
import { wf01 } from '../../findings/rules/wf-01-undefined-transition.ts'
import { wf06 } from '../../findings/rules/wf-06-transition-never-shown.ts'
import type { TransitionTally, WorkflowTally } from '../../model/case-tally.ts'
import type { Transition, WorkflowDefinition } from '../../model/workflow.ts'
import type { TransitionLine } from '../../model/workflow-view.ts'

const NEVER = { runs: 0, taken: 0, excepted: 0, timed: 0, median: null, p95: null } as const

/**
 * The transitions of a definition in its order, then those that runs took and it lacks, the most taken first.
 * `neverShown`: whether the case has that finding (WF-06) of the workflow.
 */
export function transitionLines(
  definition: WorkflowDefinition | undefined,
  tally: WorkflowTally | undefined,
  { neverShown }: { readonly neverShown: 'found' | 'not-found' },
): readonly TransitionLine[] {
  const taken = tally?.transitions ?? []
  const counted = new Map(taken.filter(({ defined }) => defined).map((each) => [transitionKey(each), each]))
  const transitions = definition?.transitions ?? []
  const defined = transitions.map((each) => definedLine(each, counted.get(transitionKey(each)), neverShown))
  for (const each of transitions) counted.delete(transitionKey(each))
  // Taken under another definition that has it, or under none.
  const elsewhere = [...counted.values()].map((each) => takenLine(each, 'no-definition'))
  const undefinedOnes = taken.filter((each) => !each.defined).map((each) => takenLine(each, 'undefined'))
  return [...defined, ...[...elsewhere, ...undefinedOnes].toSorted((a, b) => b.taken - a.taken)]
}

function definedLine(
  { id, from, to, function: line, policy, decision }: Transition,
  counts: TransitionTally | undefined,
  neverShown: 'found' | 'not-found',
): TransitionLine {
  const never = counts === undefined && neverShown === 'found'
  return {
    ...NEVER,
    ...counts,
    id,
    from,
    to,
    function: line ?? null,
    policy: policy ?? null,
    decides: decision ?? false,
    defined: 'defined',
    findings: never ? [{ code: wf06.code, severity: wf06.severity, count: 1 }] : [],
  }
}

function takenLine(counts: TransitionTally, defined: 'undefined' | 'no-definition'): TransitionLine {
  return {
    ...counts,
    function: null,
    policy: null,
    decides: false,
    defined,
    findings:
      defined === 'undefined' ? [{ code: wf01.code, severity: wf01.severity, count: counts.runs }] : [],
  }
}
