import type { Deviation, PolicyTally, WorkflowTally } from '../../model/case-tally.ts'
import type { PolicyVersion } from '../../model/policy.ts'
import type { JudgedRun } from '../judge-runs.ts'
import {
  Allowance,
  MOST_DAYS,
  MOST_INPUTS,
  MOST_POLICY_VERSIONS,
  MOST_RULES,
  MOST_TRANSITIONS,
  MOST_WORKFLOW_VERSIONS,
} from './bounds.ts'
import { NamedTallies } from './named-tallies.ts'
import { PolicyVersionTally, type VersionPlace } from './policy-version-tally.ts'
import { WorkflowVersionTally } from './workflow-version-tally.ts'

/**
 * What the screens of workflows and policies show of all runs, gathered run by run while a case is rebuilt. Its
 * memory is bounded; where it is full depends on the order of the runs, which is the same for the same case.
 */
export class CaseTallies {
  #runs = 0
  readonly #workflows: NamedTallies<WorkflowVersionTally>
  readonly #policies: NamedTallies<PolicyVersionTally>

  constructor(policies: readonly PolicyVersion[]) {
    const shared = { transitions: new Allowance(MOST_TRANSITIONS), inputs: new Allowance(MOST_INPUTS) }
    this.#workflows = new NamedTallies(MOST_WORKFLOW_VERSIONS, () => new WorkflowVersionTally(shared))
    const ofPolicies = { days: new Allowance(MOST_DAYS), rules: new Allowance(MOST_RULES) }
    this.#policies = new NamedTallies(MOST_POLICY_VERSIONS, (id, version) => {
      const versions = policies.filter((each) => each.policy === id)
      const bundled = versions.find((each) => each.version === version)
      const place: VersionPlace = {
        policy: versions.length > 0 ? 'bundled' : 'in-no-bundle',
        interval: bundled === undefined ? 'not-known' : bundled.effective,
      }
      return new PolicyVersionTally(place, ofPolicies)
    })
  }

  /** Runs are added in the order of the rebuild. Gives the run's deviations, where its workflow is kept by name. */
  add(judged: JudgedRun): readonly Deviation[] {
    this.#runs += 1
    for (const decision of judged.decisions) this.#policies.of(decision.dossier.policy).tally.add(decision)
    const { workflow } = judged.run
    const { kind, tally } = this.#workflows.of(workflow)
    const deviations = tally.add(judged)
    if (kind !== 'named' || workflow === undefined) return []
    return deviations.map((each) => ({
      workflow: workflow.id,
      version: workflow.version,
      run: this.#runs,
      ...each,
    }))
  }

  workflows(): readonly WorkflowTally[] {
    return this.#workflows
      .all()
      .map(({ kind, id, version, tally }) => ({ kind, workflow: id, version, ...tally.rows() }))
  }

  policies(): readonly PolicyTally[] {
    return this.#policies
      .all()
      .map(({ kind, id, version, tally }) => ({ kind, policy: id, version, ...tally.rows() }))
  }
}
