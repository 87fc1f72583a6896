import type { InputReader } from '../../model/input-register.ts'
import type { PolicyVersion } from '../../model/policy.ts'
import { startOf } from '../../reconstruct/definition-of-run.ts'
import { compareText } from '../../reconstruct/order.ts'
import { bindOf } from '../../reconstruct/rebuild-run.ts'
import { readsOf, type ReadsOf } from '../decision/reads-of.ts'

/** What the texts of each policy version of a case read; read once for all inputs. */
export class PolicyReaders {
  readonly #versions: readonly { readonly version: PolicyVersion; readonly reads: ReadsOf }[]

  constructor(policies: readonly PolicyVersion[]) {
    this.#versions = policies
      .map((version) => ({ version, reads: readsOf(version, bindOf(policies, version.policy), []) }))
      .toSorted(
        ({ version: a }, { version: b }) =>
          compareText(a.policy, b.policy) || startOf(a.effective) - startOf(b.effective),
      )
  }

  /** By policy, then by when they came in force. */
  of(input: string): readonly InputReader[] {
    return this.#versions.map(({ version: { policy, version, effective }, reads }) => ({
      policy,
      version,
      from: effective?.from ?? null,
      to: effective?.to ?? null,
      reads: reads.known ? (reads.has(input) ? 'yes' : 'no') : 'not-known',
    }))
  }

  /** Whether the texts of one version read it. */
  reads(policy: string, version: string, input: string): InputReader['reads'] {
    const found = this.#versions.find(
      (each) => each.version.policy === policy && each.version.version === version,
    )
    if (found === undefined || !found.reads.known) return 'not-known'
    return found.reads.has(input) ? 'yes' : 'no'
  }
}

/** Over all versions together. */
export function readByAny(readers: readonly InputReader[]): InputReader['reads'] {
  if (readers.some(({ reads }) => reads === 'yes')) return 'yes'
  return readers.some(({ reads }) => reads === 'not-known') ? 'not-known' : 'no'
}
