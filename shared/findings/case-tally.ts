import type { CaseFacts } from '../model/case-facts.ts'
import { policyVersionId, type RecordRef } from '../model/ids.ts'
import type { Definition, Dossier, JudgedDecision, RebuiltRun } from '../model/rebuilt.ts'
import type { Instant } from '../model/time.ts'
import { type Breach, breach, type Instance } from './rule.ts'
import { LapsedExceptions } from './lapsed-exceptions.ts'
import { VersionTally } from './version-tally.ts'
import { at, named } from './reading/wording.ts'

/** Most instances of one kind that are kept; counts are whole but for digests. */
const MOST_KEPT = 20

interface Oldest {
  readonly instant: Instant
  readonly ref: RecordRef
}

/**
 * What the rules that judge workflows and policies need to know of all runs, gathered run by run.
 * Memory is bounded by the definitions and policies of the case, not by its runs. Which instances are
 * kept depends on the order of the runs: add them in the same order for the same case.
 */
export class CaseTally {
  readonly #versions: ReadonlyMap<Definition, VersionTally>
  readonly #lapsed: LapsedExceptions
  readonly #oldest = new Map<string, Oldest>()
  readonly #gaps = new Map<string, { total: number; readonly instances: Instance[] }>()
  readonly #digests = new Map<
    string,
    { readonly ofFiles: string; readonly recorded: Map<string, Instance> }
  >()

  /** Requires that runs carry the very definitions of `facts`. */
  constructor(facts: CaseFacts) {
    const { definitions, policies } = facts
    this.#lapsed = new LapsedExceptions(facts)
    this.#versions = new Map(definitions.map((each) => [each, new VersionTally(each)]))
    for (const { policy, version, digest } of policies) {
      this.#gaps.set(policy, { total: 0, instances: [] })
      this.#digests.set(policyVersionId(policy, version), { ofFiles: digest, recorded: new Map() })
    }
  }

  add(run: RebuiltRun, decisions: readonly JudgedDecision[]): void {
    for (const { ref, record } of run.records) {
      const policy = record.check?.policy
      if (policy?.version !== undefined && policy.digest !== undefined)
        this.#addDigest(policyVersionId(policy.id, policy.version), policy.digest, ref)
    }
    for (const { dossier } of decisions) this.#addGap(dossier)
    if (run.definition === undefined) return
    this.#addOldest(run, run.definition.workflow.id)
    this.#versions.get(run.definition)?.add(run, decisions)
    this.#lapsed.add(run, decisions)
  }

  /** What was shown of a version; undefined for one that is not of the case. */
  version(definition: Definition): VersionTally | undefined {
    return this.#versions.get(definition)
  }

  /** Exceptions of a version that no longer hold, and what they covered goes on. */
  lapsed(definition: Definition): ReturnType<LapsedExceptions['of']> {
    return this.#lapsed.of(definition)
  }

  /** The oldest record of the runs of a workflow. */
  oldest(workflow: string): Oldest | undefined {
    return this.#oldest.get(workflow)
  }

  /** Decisions under a policy at whose check none of its versions was in force. */
  gaps(policy: string): Breach | undefined {
    const gaps = this.#gaps.get(policy)
    return gaps === undefined ? undefined : breach(gaps.instances, gaps.total)
  }

  /** Digests that records give for a version, other than that of its files. */
  recordedDigests(policy: string, version: string): Breach | undefined {
    return breach([...(this.#digests.get(policyVersionId(policy, version))?.recorded.values() ?? [])])
  }

  #addDigest(version: string, digest: string, ref: RecordRef): void {
    const known = this.#digests.get(version)
    if (known === undefined || digest === known.ofFiles || known.recorded.has(digest)) return
    if (known.recorded.size >= MOST_KEPT) return
    const text = `the files give ${known.ofFiles}, a record (${ref}) says ${digest}`
    known.recorded.set(digest, { text, evidence: [ref] })
  }

  /** A policy that no bundle holds has no versions that could leave a gap. */
  #addGap({ id, policy, inForce, check, checkInstant }: Dossier): void {
    const gaps = policy === undefined || inForce !== undefined ? undefined : this.#gaps.get(policy.id)
    if (gaps === undefined || check === undefined) return
    gaps.total += 1
    if (gaps.instances.length < MOST_KEPT)
      gaps.instances.push({
        text: `none in force at ${at(checkInstant)}, the check of ${named(id)}`,
        evidence: [check.by.ref],
      })
  }

  #addOldest({ records }: RebuiltRun, workflow: string): void {
    const first = records[0]
    const known = this.#oldest.get(workflow)
    if (first === undefined || (known !== undefined && known.instant <= first.instant)) return
    this.#oldest.set(workflow, { instant: first.instant, ref: first.ref })
  }
}
