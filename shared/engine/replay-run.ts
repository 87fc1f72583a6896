import { unapprovedInputs } from '../findings/reading/unapproved-inputs.ts'
import type { Replay } from '../model/decision.ts'
import type { PolicyVersion } from '../model/policy.ts'
import type { Dossier, JudgedDecision, RebuiltRun } from '../model/rebuilt.ts'
import { bindOf } from '../reconstruct/rebuild-run.ts'
import { publishDecision } from '../reconstruct/publish.ts'
import { compareReplay, jobsOf } from '../replay/compare.ts'
import type { Evaluator, VersionDescription } from '../replay/evaluator.ts'
import { readNames } from '../replay/reads.ts'
import { versionKey } from '../replay/version-key.ts'
import { changingInputs, type Replayed } from './influence/changing-inputs.ts'
import type { SeenValues } from './influence/seen-values.ts'
import { type KnownVersions, knownVersions, planOfDecision } from './plan-of-decision.ts'

/**
 * Replays decisions under the policies of a case. Where the values are given that the case has seen, those inputs are
 * found too that nobody approved and that changed an outcome.
 */
export class CaseReplay {
  readonly #versions: KnownVersions
  readonly #evaluator: Evaluator
  readonly #described = new Map<PolicyVersion, Promise<VersionDescription>>()
  readonly #seen: SeenValues | undefined

  constructor(policies: readonly PolicyVersion[], evaluator: Evaluator, seen?: SeenValues) {
    this.#versions = knownVersions(policies)
    this.#evaluator = evaluator
    this.#seen = seen
  }

  /** Replays the decisions of runs; findings are still empty. Answers in the order of the runs. */
  async replay(runs: readonly RebuiltRun[]): Promise<readonly (readonly JudgedDecision[])[]> {
    const planned = runs.map((run) =>
      run.decisions.map((dossier) => ({ dossier, plan: planOfDecision(dossier, this.#versions) })),
    )
    const jobs = planned.flat().flatMap(({ plan }) => jobsOf(plan))
    const evaluations = await this.#evaluator.evaluate(jobs)
    let at = 0
    const judged: JudgedDecision[][] = []
    const replayed: Replayed<JudgedDecision>[] = []
    for (const [index, decisions] of planned.entries()) {
      const run = runs[index] as RebuiltRun
      const ofRun: JudgedDecision[] = []
      for (const { dossier, plan } of decisions) {
        const end = at + jobsOf(plan).length
        const replay = compareReplay(plan, evaluations.slice(at, end))
        const one = await this.#judged(run, dossier, replay)
        ofRun.push(one)
        const answer = evaluations[at]
        if (plan.recorded.kind === 'replay' && answer?.ok === true && replay.verdict !== 'unreplayable') {
          const { version } = plan.recorded
          replayed.push({ judged: one, version, description: await this.#describe(version), answer })
        }
        at = end
      }
      judged.push(ofRun)
    }
    return this.#seen === undefined ? judged : this.#withChanges(judged, replayed, this.#seen)
  }

  async #withChanges(
    judged: readonly (readonly JudgedDecision[])[],
    replayed: readonly Replayed<JudgedDecision>[],
    seen: SeenValues,
  ): Promise<readonly (readonly JudgedDecision[])[]> {
    const { policies } = this.#versions
    const found = await changingInputs(replayed, {
      seen,
      policies,
      evaluator: this.#evaluator,
      attributes: unapprovedInputs,
    })
    if (found.size === 0) return judged
    return judged.map((ofRun) =>
      ofRun.map((one) => {
        const changedBy = found.get(one)
        return changedBy === undefined ? one : { ...one, changedBy }
      }),
    )
  }

  async #judged(run: RebuiltRun, dossier: Dossier, replay: Replay): Promise<JudgedDecision> {
    const { policies, named } = this.#versions
    const version = dossier.policy && named(dossier.policy.id, dossier.policy.version)
    const description = version === undefined ? undefined : await this.#describe(version)
    const told = description?.kind === 'compiled' ? description : undefined
    return {
      dossier,
      run,
      decision: publishDecision(dossier, replay, []),
      reads: told?.reads && readNames(told.reads, bindOf(policies, dossier.policy?.id)),
      ruleNames: told?.ruleNames,
    }
  }

  #describe(version: PolicyVersion): Promise<VersionDescription> {
    const known = this.#described.get(version)
    if (known !== undefined) return known
    const asked = this.#evaluator.describe(versionKey(version))
    this.#described.set(version, asked)
    return asked
  }
}
