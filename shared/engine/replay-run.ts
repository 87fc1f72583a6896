import type { Replay } from '../model/decision.ts'
import type { PolicyVersion } from '../model/policy.ts'
import type { Dossier, JudgedDecision, RebuiltRun } from '../model/rebuilt.ts'
import { bindOf } from '../reconstruct/rebuild-run.ts'
import { publishDecision } from '../reconstruct/publish.ts'
import { requestOf } from '../reconstruct/request.ts'
import { compareReplay, jobsOf } from '../replay/compare.ts'
import type { Evaluator, VersionDescription } from '../replay/evaluator.ts'
import { readNames } from '../replay/reads.ts'
import { planReplay, type ReplayPlan, type VersionLookup } from '../replay/plan.ts'
import { versionKey } from '../replay/version-key.ts'

/** Replays decisions under the policies of a case. */
export class CaseReplay {
  readonly #policies: readonly PolicyVersion[]
  readonly #byName: ReadonlyMap<string, PolicyVersion>
  readonly #evaluator: Evaluator
  readonly #described = new Map<PolicyVersion, Promise<VersionDescription>>()

  constructor(policies: readonly PolicyVersion[], evaluator: Evaluator) {
    this.#policies = policies
    this.#byName = new Map(policies.map((each) => [nameOf(each.policy, each.version), each]))
    this.#evaluator = evaluator
  }

  /** Replays the decisions of runs; findings are still empty. Answers in the order of the runs. */
  async replay(runs: readonly RebuiltRun[]): Promise<readonly (readonly JudgedDecision[])[]> {
    const planned = runs.map((run) =>
      run.decisions.map((dossier) => ({ dossier, plan: this.#plan(dossier) })),
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

  #plan(dossier: Dossier): ReplayPlan {
    const bind = bindOf(this.#policies, dossier.policy?.id ?? dossier.defined?.policy)
    const recordedDigest = dossier.check?.fact.policy.digest
    const lookup: VersionLookup = (id, version) => {
      const found = this.#byName.get(nameOf(id, version))
      const isRecorded = id === dossier.policy?.id && version === dossier.policy.version
      const given = [found?.declaredDigest, isRecorded ? recordedDigest : undefined]
      return { found, digestHolds: given.every((digest) => digest === undefined || digest === found?.digest) }
    }
    return planReplay(
      {
        checkOutcome: dossier.check?.fact.outcome,
        outcome: dossier.outcome,
        policy: dossier.policy,
        recordedDigest,
        loggedBy: dossier.check?.by.engine,
        inForce: dossier.inForce,
        request: requestOf(dossier, bind),
      },
      lookup,
    )
  }

  async #judged(run: RebuiltRun, dossier: Dossier, replay: Replay): Promise<JudgedDecision> {
    const version = dossier.policy && this.#byName.get(nameOf(dossier.policy.id, dossier.policy.version))
    const description = version === undefined ? undefined : await this.#describe(version)
    const told = description?.kind === 'compiled' ? description : undefined
    return {
      dossier,
      run,
      decision: publishDecision(dossier, replay, []),
      reads: told?.reads && readNames(told.reads, bindOf(this.#policies, dossier.policy?.id)),
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

function nameOf(policy: string, version: string): string {
  return JSON.stringify([policy, version])
}
