import type { Decision } from '../../model/decision.ts'
import type { KnownDefinitions } from '../known-definitions.ts'

/** What decisions rest on, by ids. */
export interface UsedIds {
  readonly runs: ReadonlySet<string>
  readonly workflows: ReadonlySet<string>
  readonly policies: ReadonlySet<string>
}

/** Workflows and policies that decisions name, and those that their transitions are to be checked by. */
export function usedBy(decisions: Iterable<Decision>, known: KnownDefinitions): UsedIds {
  const runs = new Set<string>()
  const workflows = new Set<string>()
  const policies = new Set<string>()
  for (const { run, workflow, transition, policy, inForce } of decisions) {
    runs.add(run)
    if (workflow !== undefined) workflows.add(workflow.id)
    for (const each of [policy, inForce]) if (each !== undefined) policies.add(each.id)
    const defined = known.definitions.filter((each) => each.workflow.id === workflow?.id)
    for (const { workflow: definition } of defined)
      for (const each of definition.transitions)
        if (each.id === transition?.id && each.policy !== undefined) policies.add(each.policy)
  }
  return { runs, workflows, policies }
}
