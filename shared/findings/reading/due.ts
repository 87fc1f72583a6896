import { addDuration } from '../../model/duration.ts'
import { endOfDateOrTime, type Instant, instantOfDateOrTime } from '../../model/time.ts'

/**
 * When a review is due that was `last` held then, and is to be held `every` so often: by the end of
 * the day where `last` is a date. Requires texts that the model accepts.
 */
export function dueAt(last: string, every: string): Instant {
  const start = instantOfDateOrTime(last) ?? Number.NaN
  const length = (endOfDateOrTime(last) ?? Number.NaN) - start
  return addDuration(start, every) + length
}

/** How long a review has been due by the case's last record; undefined where it is not, or no case says so. */
export function overdueBy(last: string, every: string, lastRecord: Instant | undefined): number | undefined {
  const overdue = lastRecord === undefined ? 0 : lastRecord - dueAt(last, every)
  return overdue > 0 ? overdue : undefined
}
