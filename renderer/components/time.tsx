import { usePrefs } from '../store/prefs.ts'
import { dateTime, tableTime } from '../words/times.ts'
import css from './time.module.css'

/** A time with its zone, in UTC or local as the one switch says. */
export function Time({
  at,
  precision = 'ms',
}: {
  readonly at: string
  readonly precision?: 'ms' | 's' | 'minute'
}) {
  const zone = usePrefs((prefs) => prefs.zone)
  return (
    <time dateTime={at} title={at} className={css.time}>
      {dateTime(at, zone, precision)}
    </time>
  )
}

/** A time in a column whose head says the zone: the date steps back, the time is read. */
export function TableTime({
  at,
  precision = 'ms',
}: {
  readonly at: string
  readonly precision?: 'ms' | 's'
}) {
  const zone = usePrefs((prefs) => prefs.zone)
  const [date, time] = tableTime(at, zone)
  return (
    <time dateTime={at} title={at} className={css.figures}>
      <span className="ink-2">
        <DateText date={date} />
      </span>{' '}
      {precision === 'ms' ? time : time.slice(0, 8)}
    </time>
  )
}

/** A date in a column: figures of one width, but for the hyphens, which would stand apart. */
function DateText({ date }: { readonly date: string }) {
  const [year = '', month, day] = date.split('-')
  if (day === undefined) return date
  return (
    <span className={css.figures}>
      {year}
      <span className={css.hyphen}>-</span>
      {month}
      <span className={css.hyphen}>-</span>
      {day}
    </span>
  )
}

/** The word for a time column's head. */
export function useZoneWord(): string {
  return usePrefs((prefs) => (prefs.zone === 'utc' ? 'UTC' : 'local'))
}
