import type { Decision } from '../../model/decision.ts'
import type { KnownDefinitions } from '../known-definitions.ts'

/** What decisions rest on, by ids. */
export interface UsedIds {
  readonly runs: ReadonlySet<string>
  readonly workflows: ReadonlySet<string>
  readonly policies: ReadonlySet<string>
}

/**
 * Workflows and policies that decisions name, and those that their transitions are to be checked by. Which bundle a
 * log of OPA means is told by all that the case holds, so with one of them all go along.
 */
export function usedBy(decisions: Iterable<Decision>, known: KnownDefinitions): UsedIds {
  const runs = new Set<string>()
  const workflows = new Set<string>()
  const policies = new Set<string>()
  const ofOpa = new Set(known.policies.filter(({ engine }) => engine === 'rego').map(({ policy }) => policy))
  const ofOthers = new Set(known.policies.map(({ policy }) => policy).filter((policy) => !ofOpa.has(policy)))
  for (const { run, workflow, transition, policy, inForce } of decisions) {
    runs.add(run)
    if (workflow !== undefined) workflows.add(workflow.id)
    for (const each of [policy, inForce]) if (each !== undefined) policies.add(each.id)
    if (policy === undefined || !ofOthers.has(policy.id)) for (const each of ofOpa) policies.add(each)
    const defined = known.definitions.filter((each) => each.workflow.id === workflow?.id)
    for (const { workflow: definition } of defined)
      for (const each of definition.transitions)
        if (each.id === transition?.id && each.policy !== undefined) policies.add(each.policy)
  }
  return { runs, workflows, policies }
}
