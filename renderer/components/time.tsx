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

const DATE = /^(\d{4})-(\d\d)-(\d\d)/

/** A date in a column, and what follows it: figures of one width, but for its hyphens, which would stand apart. */
export function DateText({ date }: { readonly date: string }) {
  const found = DATE.exec(date)
  if (found === null) return date
  const [whole, year, month, day] = found
  return (
    <span className={css.figures}>
      {year}
      <span className={css.hyphen}>-</span>
      {month}
      <span className={css.hyphen}>-</span>
      {day}
      {date.slice(whole.length)}
    </span>
  )
}

/** The word for a time column's head. */
export function useZoneWord(): string {
  return usePrefs((prefs) => (prefs.zone === 'utc' ? 'UTC' : 'local'))
}
