import type { PolicyVersion } from '../../model/policy.ts'
import { type Instant, instantOfDateOrTime } from '../../model/time.ts'
import { breach, type Instance, type PolicyRule } from '../rule.ts'
import { at, named } from '../reading/wording.ts'

export const rp07: PolicyRule = {
  code: 'RP-07',
  severity: 'medium',
  kind: 'policy',
  title: 'Two versions in force at once, or none',
  meaning:
    'The intervals of the policy overlap, or leave a time uncovered at which a decision was checked under it: which version should have decided cannot be said.',
  judge: (versions, gaps) => {
    const found = overlaps(versions)
    const instances = [...found, ...(gaps?.instances ?? [])]
    return breach(instances, gaps?.total === undefined ? undefined : found.length + gaps.total)
  },
}

interface Interval {
  readonly version: string
  readonly from: Instant
  readonly to: Instant
}

/** Most overlaps that are told: a hostile bundle may give one for each pair. */
const MOST_OVERLAPS = 1000

function overlaps(versions: readonly PolicyVersion[]): readonly Instance[] {
  const intervals = versions
    .map(({ version, effective }) => ({
      version,
      from: effective?.from === undefined ? -Infinity : (instantOfDateOrTime(effective.from) ?? -Infinity),
      to: effective?.to === undefined ? Infinity : (instantOfDateOrTime(effective.to) ?? Infinity),
    }))
    .filter(({ from, to }) => from < to)
    .toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)))
  const instances: Instance[] = []
  for (const [index, earlier] of intervals.entries())
    for (let next = index + 1; next < intervals.length && instances.length < MOST_OVERLAPS; next += 1) {
      const later = intervals[next] as Interval
      if (later.from >= earlier.to) break
      instances.push({ text: overlapText(earlier, later), evidence: [] })
    }
  return instances
}

function overlapText(earlier: Interval, later: Interval): string {
  const to = Math.min(earlier.to, later.to)
  const from = later.from === -Infinity ? '' : ` from ${at(later.from)}`
  const until = to === Infinity ? '' : ` to ${at(to)}`
  const when = from + until === '' ? ' always' : from + until
  return `${named(earlier.version)} and ${named(later.version)} both in force${when}`
}
