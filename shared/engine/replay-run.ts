import type { Replay } from '../model/decision.ts'
import type { PolicyVersion } from '../model/policy.ts'
import type { Dossier, JudgedDecision, RebuiltRun } from '../model/rebuilt.ts'
import { bindOf } from '../reconstruct/rebuild-run.ts'
import { publishDecision } from '../reconstruct/publish.ts'
import { compareReplay, jobsOf } from '../replay/compare.ts'
import type { Evaluator, VersionDescription } from '../replay/evaluator.ts'
import { readNames } from '../replay/reads.ts'
import { versionKey } from '../replay/version-key.ts'
import { type KnownVersions, knownVersions, planOfDecision } from './plan-of-decision.ts'

/** Replays decisions under the policies of a case. */
export class CaseReplay {
  readonly #versions: KnownVersions
  readonly #evaluator: Evaluator
  readonly #described = new Map<PolicyVersion, Promise<VersionDescription>>()

  constructor(policies: readonly PolicyVersion[], evaluator: Evaluator) {
    this.#versions = knownVersions(policies)
    this.#evaluator = evaluator
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
    for (const [index, decisions] of planned.entries()) {
      const run = runs[index] as RebuiltRun
      const ofRun: JudgedDecision[] = []
      for (const { dossier, plan } of decisions) {
        const end = at + jobsOf(plan).length
        ofRun.push(await this.#judged(run, dossier, compareReplay(plan, evaluations.slice(at, end))))
        at = end
      }
      judged.push(ofRun)
    }
    return judged
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
