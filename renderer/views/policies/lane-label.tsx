import type { PolicyVersionLine } from '../../../shared/contract/policies.ts'
import { useWide } from '../../components/wide.ts'
import { usePrefs } from '../../store/prefs.ts'
import { addressOf } from '../../store/route.ts'
import { dateTime, dayMonth, type Zone } from '../../words/times.ts'
import { visible } from '../../words/visible.ts'
import { decisionsUnder, outsideUses, outsideWords } from './version-words.ts'
import css from './lane.module.css'

/** The free side of a lane: from a place, in per cent, to its edge. */
export interface Room {
  readonly side: 'left' | 'right'
  readonly at: number
}

/** How often a version was used outside its interval, beside the bars of those uses. What does not fit is cut. */
export function LaneLabel({
  policy,
  version,
  room,
}: {
  readonly policy: string
  readonly version: PolicyVersionLine
  readonly room: Room | undefined
}) {
  const zone = usePrefs((prefs) => prefs.zone)
  const wide = useWide()
  const [use] = outsideUses(version)
  if (use === undefined || room === undefined) return null
  const { what, first, last } = use
  // A time is never cut: where there is little room the days alone are said, and the hint says all.
  const words = (at: number) => (wide ? shortTime(at, zone) : dayMonth(at, zone))
  const bounds =
    room.side === 'right'
      ? { left: `calc(${room.at}% + 8px)`, right: 0 }
      : { left: 0, right: `calc(${room.at}% + 8px)` }
  return (
    <span
      className={room.side === 'right' ? css.label : css.labelLeft}
      style={bounds}
      title={visible(outsideWords(version, zone).join('; '))}
    >
      <b className={css.cutWords}>{wide ? `${what}, own scale` : what}</b>
      <span className={`${css.cutWords} ink-2`}>
        {version.notInForce === 0 ? null : (
          <>
            <a href={decisionsUnder(policy, version.version, 'RP-02')}>RP-02</a>,{' '}
          </>
        )}
        {version.inGap === 0 ? null : (
          <>
            <a href={addressOf({ screen: 'findings', parts: ['RP-07'] })}>RP-07</a>,{' '}
          </>
        )}
        {first === last ? words(first) : `${words(first)} to ${words(last)}`}
      </span>
    </span>
  )
}

/** `12 May 06:40Z`: the axis tells the year. */
function shortTime(at: number, zone: Zone): string {
  return `${dayMonth(at, zone)} ${dateTime(at, zone, 'minute').slice(11)}`
}
