import type { InputReader } from '../../model/input-register.ts'
import type { PolicyVersion } from '../../model/policy.ts'
import { compareText } from '../../reconstruct/order.ts'
import { bindOf } from '../../reconstruct/rebuild-run.ts'
import { instantOfDateOrTime } from '../../model/time.ts'
import { readsOf, type ReadsOf } from '../decision/reads-of.ts'

/** What the texts of each policy version of a case read; read once for all inputs. */
export class PolicyReaders {
  readonly #versions: readonly { readonly version: PolicyVersion; readonly reads: ReadsOf }[]

  constructor(policies: readonly PolicyVersion[]) {
    this.#versions = policies
      .map((version) => ({ version, reads: readsOf(version, bindOf(policies, version.policy), []) }))
      .toSorted(
        (a, b) => compareText(a.version.policy, b.version.policy) || startOf(a.version) - startOf(b.version),
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

/** Far before any log, where none is given. */
function startOf({ effective }: PolicyVersion): number {
  const from = effective?.from
  return (from === undefined ? undefined : instantOfDateOrTime(from)) ?? Number.MIN_SAFE_INTEGER
}
