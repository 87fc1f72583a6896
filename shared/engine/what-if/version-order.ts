import type { PolicyVersion } from '../../model/policy.ts'
import { startOf } from '../../reconstruct/definition-of-run.ts'

/**
 * Versions of one policy in the order in which they came into force. One without a beginning stands behind the one
 * before it in its bundle.
 */
export function byStart(versions: readonly PolicyVersion[]): readonly PolicyVersion[] {
  let before = Number.NEGATIVE_INFINITY
  return versions
    .map((version) => {
      const { effective } = version
      before = effective?.from === undefined ? before : startOf(effective)
      return { version, start: before }
    })
    .toSorted((a, b) => (a.start === b.start ? 0 : a.start - b.start))
    .map(({ version }) => version)
}
