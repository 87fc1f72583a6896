import type { PolicyVersion } from '../../model/policy.ts'
import { instantOf } from '../../model/time.ts'

/**
 * Versions of one policy in the order in which they came into force. One without a beginning stands behind the one
 * before it in its bundle.
 */
export function byStart(versions: readonly PolicyVersion[]): readonly PolicyVersion[] {
  let before = Number.NEGATIVE_INFINITY
  return versions
    .map((version) => {
      const from = version.effective?.from
      const start = from === undefined ? undefined : instantOf(from)
      before = start ?? before
      return { version, start: before }
    })
    .toSorted((a, b) => (a.start === b.start ? 0 : a.start - b.start))
    .map(({ version }) => version)
}
