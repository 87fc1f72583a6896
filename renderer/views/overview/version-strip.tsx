import type { Output } from '../../../shared/contract/methods.ts'
import { addressOf } from '../../store/route.ts'
import { dateOnly, type Zone } from '../../words/times.ts'
import { visible } from '../../words/visible.ts'
import css from './version-strip.module.css'

/** Lanes that fit the page; the others are on the screen of policies. */
const MOST_LANES = 2

/** Which version of each policy was in force when, under the same time as the bars above. */
export function VersionStrip({
  info,
  start,
  end,
  zone,
}: {
  readonly info: Output<'case.info'>
  /** Milliseconds since 1970 UTC. */
  readonly start: number
  readonly end: number
  readonly zone: Zone
}) {
  const policies = Map.groupBy(
    info.policies.filter(({ from, to }) => from !== null || to !== null),
    ({ id }) => id,
  )
  const lanes = [...policies].toSorted(([, a], [, b]) => b.length - a.length).slice(0, MOST_LANES)
  if (lanes.length === 0) return null
  const share = (at: number) => Math.min(100, Math.max(0, ((at - start) / (end - start)) * 100))
  return (
    <div className={css.lanes}>
      {lanes.map(([policy, versions]) => (
        <div
          key={policy}
          className={css.lane}
          role="group"
          aria-label={visible(`Versions of ${policy} in force`)}
        >
          {versions.map(({ version, from, to }) => {
            const left = from === null ? 0 : share(Date.parse(from))
            const right = to === null ? 100 : share(Date.parse(to))
            if (right <= left) return null
            const words = `${version} ${policy}, in force ${from === null ? 'from the beginning' : `from ${dateOnly(from, zone)}`}${to === null ? '' : ` to ${dateOnly(to, zone)}`}`
            return (
              <a
                key={version}
                className={css.version}
                style={{ left: `${left}%`, width: `${right - left}%` }}
                title={visible(words)}
                aria-label={visible(words)}
                href={addressOf({ screen: 'policies', parts: [policy] })}
              >
                {visible(version)} <span className="ink-2">{visible(policy)}</span>
              </a>
            )
          })}
        </div>
      ))}
    </div>
  )
}
